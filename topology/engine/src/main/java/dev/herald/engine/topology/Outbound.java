package dev.herald.engine.topology;

import org.jspecify.annotations.Nullable;

/**
 * The value of a record on its way out.
 *
 * @param topic where it goes: a topic, or a gathering by its name
 * @param placement the text whose hash gives the partition; null for the record key's own
 * @param value the value's bytes; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy per record would cost more than it guards
record Outbound(String topic, @Nullable String placement, byte @Nullable [] value) {

    /** A topic's name has a dot after its context; a gathering's has none. */
    boolean isGathered() {
        return topic.indexOf('.') < 0;
    }
}
