package dev.herald.engine.topology;

import org.jspecify.annotations.Nullable;

/**
 * The value of a record on its way out.
 *
 * @param topic where it goes
 * @param placement the text whose hash gives the partition; null for the record key's own
 * @param value the value's bytes; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy per record would cost more than it guards
record Outbound(String topic, @Nullable String placement, byte @Nullable [] value) {}
