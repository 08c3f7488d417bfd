package dev.herald.benchmarks.contender;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.Rfc3339;
import dev.herald.engine.publish.Channel;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.payments.integration.PaymentStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The envelope of a public event for those that would publish none by themselves: the headers that Herald writes. The
 * id is made of the event's own and the contract's name, the sequence is the event's own.
 */
public final class EnvelopeHeaders {
    /** Those of a payment's latest public state. */
    public static final EnvelopeHeaders STATUS = new EnvelopeHeaders(PaymentStatus.class);

    /** Those of a completed payment. */
    public static final EnvelopeHeaders COMPLETED = new EnvelopeHeaders(PaymentCompleted.class);

    private static final int DIGITS = 19;

    /** Five that all have, and room for those of each. */
    private final Header[] constant;

    private final byte[] idEnding;

    private EnvelopeHeaders(Class<? extends SpecificRecord> type) {
        Channel channel = Channel.of("", "payments", SpecificData.get().getSchema(type));
        this.idEnding = bytes("/" + type.getSimpleName());
        Header[] common = {
            new RecordHeader(Envelope.CONTENT_TYPE, bytes(Envelope.APPLICATION_AVRO)),
            new RecordHeader(Envelope.SPEC_VERSION, bytes(Envelope.SPEC_VERSION_1_0)),
            new RecordHeader(Envelope.SOURCE, bytes(channel.source())),
            new RecordHeader(Envelope.TYPE, bytes(channel.type())),
            new RecordHeader(Envelope.DATA_SCHEMA, bytes(channel.dataSchema()))
        };
        this.constant = Arrays.copyOf(common, 2 * common.length);
    }

    /**
     * Returns the headers of what comes of an event.
     *
     * @param payment its id, in UTF-8
     * @param eventId the event's own
     * @param sequence the event's place in its stream
     * @param time when it happened, in milliseconds
     */
    public List<Header> of(byte[] payment, byte[] eventId, long sequence, long time) {
        Header[] headers = constant.clone();
        int at = constant.length / 2;
        byte[] id = Arrays.copyOf(eventId, eventId.length + idEnding.length);
        System.arraycopy(idEnding, 0, id, eventId.length, idEnding.length);
        headers[at++] = new RecordHeader(Envelope.ID, id);
        headers[at++] = new RecordHeader(Envelope.SUBJECT, payment);
        headers[at++] = new RecordHeader(Envelope.TIME, Rfc3339.text(Instant.ofEpochMilli(time)));
        headers[at++] = new RecordHeader(Envelope.SEQUENCE, digits(sequence));
        headers[at] = new RecordHeader(Envelope.CAUSATION_ID, eventId);
        return Arrays.asList(headers);
    }

    private static byte[] digits(long number) {
        byte[] digits = new byte[DIGITS];
        long left = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return digits;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
