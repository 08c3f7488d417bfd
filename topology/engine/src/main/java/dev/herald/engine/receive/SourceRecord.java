package dev.herald.engine.receive;

import dev.herald.engine.event.Text;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read, untouched.
 *
 * @param topic the topic it was read from
 * @param partition the partition it was read from
 * @param offset where it stands in the partition
 * @param timestamp its timestamp, in milliseconds since the epoch
 * @param key its key; null where it has none
 * @param value its value; null for a tombstone
 * @param headers its headers; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy per record would cost more than it guards
public record SourceRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {

    /** Returns where the record stands: {@code topic-partition@offset}, and its key. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset + (key == null ? "" : " '" + Text.excerpt(key) + "'");
    }
}
