package dev.herald.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that came out.
 *
 * @param topic the topic it was sent to
 * @param offset its place there
 * @param key its key; null for none
 * @param value its value; null for a tombstone
 * @param headers its headers
 * @param timestamp its timestamp, in milliseconds since the epoch
 * @param after the input, counted from 0, after which it came
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameAs alone
public record OutputRecord(
        String topic,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        long timestamp,
        int after) {

    /** Returns the last header of a name as text; null where there is none. */
    public @Nullable String header(String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Returns the key as text; null where there is none. */
    public @Nullable String keyText() {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /** Returns where it stands, for messages. */
    String place() {
        return topic + "@" + offset;
    }

    /** Returns whether another record would look the same to a consumer, one header apart. */
    boolean sameAs(OutputRecord other, String exceptHeader) {
        return topic.equals(other.topic)
                && Arrays.equals(key, other.key)
                && Arrays.equals(value, other.value)
                && timestamp == other.timestamp
                && headersBut(exceptHeader).equals(other.headersBut(exceptHeader));
    }

    private List<Header> headersBut(String name) {
        return Arrays.stream(headers.toArray())
                .filter(header -> !header.key().equals(name))
                .toList();
    }
}
