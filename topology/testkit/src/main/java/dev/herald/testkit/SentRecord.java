package dev.herald.testkit;

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
        long timestamp) {}
