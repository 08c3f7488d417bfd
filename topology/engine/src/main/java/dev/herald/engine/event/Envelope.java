package dev.herald.engine.event;

/**
 * Header names of the envelope: CloudEvents 1.0, Kafka protocol binding, binary mode, with the documented extensions
 * for sequence, correlation, causation and distributed tracing.
 */
public final class Envelope {

    /** Media type of the value. */
    public static final String CONTENT_TYPE = "content-type";

    /** CloudEvents version. */
    public static final String SPEC_VERSION = "ce_specversion";

    /** The event's id. */
    public static final String ID = "ce_id";

    /** The context that the event comes from. */
    public static final String SOURCE = "ce_source";

    /** Full name of the event's record. */
    public static final String TYPE = "ce_type";

    /** The aggregate's id. */
    public static final String SUBJECT = "ce_subject";

    /** When the event happened, RFC 3339. */
    public static final String TIME = "ce_time";

    /** The contract of the value, as a URN of the record's full name and the fingerprint of its schema. */
    public static final String DATA_SCHEMA = "ce_dataschema";

    /** The event's place in its stream, zero-padded to 19 digits. */
    public static final String SEQUENCE = "ce_sequence";

    /** What ties the events of one undertaking together. */
    public static final String CORRELATION_ID = "ce_correlationid";

    /** The id of the event that caused this one. */
    public static final String CAUSATION_ID = "ce_causationid";

    /** W3C trace context, as CloudEvents' distributed tracing extension carries it. */
    public static final String CE_TRACEPARENT = "ce_traceparent";

    /** W3C trace context, as a plain header. */
    public static final String TRACEPARENT = "traceparent";

    /** The media type of a value in Avro binary. */
    public static final String APPLICATION_AVRO = "application/avro";

    /** The CloudEvents version that these headers follow. */
    public static final String SPEC_VERSION_1_0 = "1.0";

    private Envelope() {}

    /** Returns a sequence as text that orders like the number: 19 digits. */
    public static String sequenceText(long sequence) {
        String digits = Long.toString(sequence);
        return "0".repeat(19 - digits.length()) + digits;
    }
}
