package dev.herald.engine.publish;

import dev.herald.engine.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * One type of integration event on one topic: what all its events have in common.
 *
 * @param topic the topic's full name
 * @param type the full name of the record
 * @param source the context, as a URI reference
 * @param dataSchema the contract, as a URN of the record's full name and the CRC-64-AVRO fingerprint of its schema:
 *     the same wherever the contract is registered
 * @param constantBytes how many bytes the last three have
 */
public record Channel(String topic, String type, String source, String dataSchema, int constantBytes) {

    /** Returns the channel of a contract of a context. */
    public static Channel of(String topic, String context, Schema contract) {
        String source = sourceOf(context);
        String dataSchema = dataSchemaOf(contract);
        int bytes = (contract.getFullName() + source + dataSchema).getBytes(StandardCharsets.UTF_8).length;
        return new Channel(topic, contract.getFullName(), source, dataSchema, bytes);
    }

    /** Returns the {@link Envelope#SOURCE} of a context. */
    public static String sourceOf(String context) {
        return "/" + context;
    }

    /** Returns the {@link Envelope#DATA_SCHEMA} of a contract. */
    public static String dataSchemaOf(Schema contract) {
        long fingerprint = SchemaNormalization.parsingFingerprint64(contract);
        return String.format(Locale.ROOT, "urn:avro:%s:%016x", contract.getFullName(), fingerprint);
    }
}
