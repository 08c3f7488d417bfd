package dev.herald.engine.store;

import dev.herald.engine.receive.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not go on yet.
 *
 * @param sequence its sequence
 * @param source the record as it was read
 * @param projection the projection as of the event, for a lane; null in an intake, whose events are yet to be folded
 */
public record KeptEvent(
        long sequence, SourceRecord source, @Nullable Record projection) {}
