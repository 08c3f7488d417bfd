package dev.herald.engine.publication;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a rule publishes for one aggregate, at the most.
 *
 * @param interval of event time, from a millisecond
 * @param lateness how long after an interval's end an event may arrive that happened in it; null for the hold of the
 *     publication
 */
public record Throttle(Duration interval, @Nullable Duration lateness) {}
