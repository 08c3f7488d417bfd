package dev.herald.engine.deadletter;

import dev.herald.engine.publish.RecordLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is sent: the original key, value and headers untouched, with headers of its own. What would not fit
 * into the dead letter topic is left out, first the value, then the original headers, then the key: topic, partition and
 * offset say where the original stands, and {@link DeadLetterHeaders#OMITTED} what is missing.
 *
 * @param key null where the original has none
 * @param value null where the original has none, and where it is left out
 * @param timestamp the original's; the clock's where the topic would refuse that
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy per record would cost more than it guards
public record DeadLetterRecord(byte @Nullable [] key, byte @Nullable [] value, Headers headers, long timestamp) {

    /** What Kafka adds to a batch and a record, at the most, in bytes. */
    private static final int RECORD_OVERHEAD = 96;

    /** What Kafka adds to a header, at the most, in bytes. */
    private static final int HEADER_OVERHEAD = 10;

    private static final String VALUE = "value";
    private static final String HEADERS = "value, headers";
    private static final String KEY = "value, headers, key";

    /**
     * Makes the record of a dead letter.
     *
     * @param version of Herald
     * @param limits what the dead letter topic takes
     * @param now the clock, in milliseconds since the epoch
     */
    public static DeadLetterRecord of(
            DeadLetter letter, String context, String version, RecordLimits limits, long now) {
        long time = Math.max(0, letter.source().timestamp());
        long timestamp = limits.takesTime(time, now) ? time : now;
        byte[] key = letter.source().key();
        byte[] value = letter.source().value();
        Headers own = DeadLetterHeaders.of(letter, context, version);
        DeadLetterRecord whole =
                new DeadLetterRecord(key, value, joined(letter.source().headers(), own), timestamp);
        if (whole.bytes() <= limits.maxBytes()) {
            return whole;
        }
        describe(value, own);
        Headers all = joined(letter.source().headers(), own);
        DeadLetterRecord valueless = new DeadLetterRecord(key, null, omitted(all, VALUE), timestamp);
        if (valueless.bytes() <= limits.maxBytes()) {
            return valueless;
        }
        DeadLetterRecord bare = new DeadLetterRecord(key, null, omitted(own, HEADERS), timestamp);
        return bare.bytes() <= limits.maxBytes()
                ? bare
                : new DeadLetterRecord(null, null, omitted(own, KEY), timestamp);
    }

    private static Headers joined(Headers original, Headers own) {
        Headers all = new RecordHeaders(original.toArray());
        own.forEach(all::add);
        return all;
    }

    private static Headers omitted(Headers headers, String what) {
        return new RecordHeaders(headers.toArray()).add(DeadLetterHeaders.OMITTED, text(what));
    }

    private static void describe(byte @Nullable [] value, Headers headers) {
        if (value != null) {
            headers.add(DeadLetterHeaders.VALUE_BYTES, text(Integer.toString(value.length)));
            headers.add(DeadLetterHeaders.VALUE_SHA256, text(sha256(value)));
        }
    }

    private static String sha256(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the size on the wire, at the most. */
    private long bytes() {
        long bytes = RECORD_OVERHEAD + length(key) + length(value);
        for (Header header : headers) {
            bytes += HEADER_OVERHEAD + text(header.key()).length + length(header.value());
        }
        return bytes;
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
