package dev.herald.processor.event;

import dev.herald.engine.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes the records of a context's domain events: key, time and, in the headers, the envelope. */
final class EventRecords {

    /** Kafka's own default for {@code max.request.size}, less what a batch and a record need beside their content. */
    private static final int MAX_RECORD_BYTES = (1 << 20) - 1024;

    private final String source;

    EventRecords(String context) {
        this.source = "/" + context;
    }

    /** Returns the event's record; bad where it would be too large to send. */
    Checked<ProducerRecord<byte[], byte[]>> of(EventLine event, String topic, byte[] key, Schema schema, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, null, event.occurredAt().toEpochMilli(), key, value);
        envelope(record.headers(), event, schema);
        long bytes = key.length + (long) value.length;
        for (Header header : record.headers()) {
            bytes += header.key().length() + (long) header.value().length;
        }
        return bytes <= MAX_RECORD_BYTES
                ? new Checked.Good<>(record)
                : new Checked.Bad<>(new BadLine(
                        event.line(),
                        "data",
                        "makes a record of " + bytes + " bytes; at most " + MAX_RECORD_BYTES + " can be sent"));
    }

    private void envelope(Headers headers, EventLine event, Schema schema) {
        put(headers, Envelope.CONTENT_TYPE, Envelope.APPLICATION_AVRO);
        put(headers, Envelope.SPEC_VERSION, Envelope.SPEC_VERSION_1_0);
        put(headers, Envelope.ID, event.eventId() == null ? place(event) : event.eventId());
        put(headers, Envelope.SOURCE, source);
        put(headers, Envelope.TYPE, schema.getFullName());
        put(headers, Envelope.SUBJECT, event.aggregateId());
        put(headers, Envelope.TIME, event.occurredAt().toString());
        put(headers, Envelope.DATA_SCHEMA, urn(schema));
        put(headers, Envelope.SEQUENCE, event.sequence() == 0 ? null : Envelope.sequenceText(event.sequence()));
        put(headers, Envelope.CORRELATION_ID, event.correlationId());
        put(headers, Envelope.CE_TRACEPARENT, event.traceparent());
        put(headers, Envelope.TRACEPARENT, event.traceparent());
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String place(EventLine event) {
        return event.aggregate() + "/" + event.aggregateId() + "#" + event.sequence();
    }

    /** The record's name and CRC-64-AVRO fingerprint, which Avro's specification defines. */
    private static String urn(Schema schema) {
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        return "urn:avro:" + schema.getFullName() + ":" + String.format(Locale.ROOT, "%016x", fingerprint);
    }
}
