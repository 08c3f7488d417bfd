package dev.herald.engine.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers that a dead letter carries beside the original ones: named as Kafka Streams' own dead letter headers
 * (KIP-1034) where one exists. Every value is UTF-8 text.
 */
public final class DeadLetterHeaders {

    /** Class of the exception. */
    public static final String EXCEPTION = "__streams.errors.exception";

    /** Message of the exception. */
    public static final String MESSAGE = "__streams.errors.message";

    /** Bounded stack of the exception. */
    public static final String STACKTRACE = "__streams.errors.stacktrace";

    /** Topic of the record that failed. */
    public static final String TOPIC = "__streams.errors.topic";

    /** Partition of the record that failed. */
    public static final String PARTITION = "__streams.errors.partition";

    /** Offset of the record that failed. */
    public static final String OFFSET = "__streams.errors.offset";

    /** The publication's context. */
    public static final String CONTEXT = "herald.context";

    /** The rule that failed; absent where the record or the aggregate as a whole failed. */
    public static final String RULE = "herald.rule";

    /** Where on its way it failed: a {@link dev.herald.engine.step.Stage}. */
    public static final String STAGE = "herald.stage";

    /** The kind of the aggregate. */
    public static final String AGGREGATE = "herald.aggregate";

    /** The aggregate's id; absent where the record's key has none. */
    public static final String AGGREGATE_ID = "herald.aggregateid";

    /** The event's sequence; absent where the record's key has none. */
    public static final String SEQUENCE = "herald.sequence";

    /** The version of Herald that wrote the dead letter. */
    public static final String VERSION = "herald.version";

    /** What of the original is left out, since it would not fit: value; value, headers; value, headers, key. */
    public static final String OMITTED = "herald.omitted";

    /** The size of a value that is left out, in bytes. */
    public static final String VALUE_BYTES = "herald.value.bytes";

    /** The SHA-256 digest of a value that is left out, in hexadecimal. */
    public static final String VALUE_SHA256 = "herald.value.sha256";

    private DeadLetterHeaders() {}

    /** Returns the headers that a dead letter has beside the original ones. */
    static Headers of(DeadLetter letter, String context, String version) {
        Headers headers = new RecordHeaders();
        add(headers, EXCEPTION, letter.error().type());
        add(headers, MESSAGE, letter.error().message());
        add(headers, STACKTRACE, letter.error().stack());
        add(headers, TOPIC, letter.source().topic());
        add(headers, PARTITION, Integer.toString(letter.source().partition()));
        add(headers, OFFSET, Long.toString(letter.source().offset()));
        add(headers, CONTEXT, context);
        add(headers, STAGE, letter.stage().name());
        add(headers, AGGREGATE, letter.aggregate());
        add(headers, VERSION, version);
        if (!letter.rule().isEmpty()) {
            add(headers, RULE, letter.rule());
        }
        if (!letter.aggregateId().isEmpty()) {
            add(headers, AGGREGATE_ID, letter.aggregateId());
        }
        if (letter.sequence() > 0) {
            add(headers, SEQUENCE, Long.toString(letter.sequence()));
        }
        return headers;
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
