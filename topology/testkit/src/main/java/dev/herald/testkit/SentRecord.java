package dev.herald.testkit;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A domain record as it went in.
 *
 * @param input what it was made from
 * @param offset its place in its topic
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record SentRecord(
        DomainRecord input,
        String topic,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        long timestamp) {

    /** Returns the key as text; empty where there is none. */
    String keyText() {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
