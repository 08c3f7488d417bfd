package dev.herald.engine.step;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.Throttle;
import org.jspecify.annotations.Nullable;

/** What one lane does with an event: a rule, or the way to a gathering. */
interface LaneWork {

    /** Returns the lane's name. */
    String name();

    /** Returns what counts that an event came. */
    Effect take();

    /** Returns how often it publishes, at the most; null for each time. */
    default @Nullable Throttle throttle() {
        return null;
    }

    /**
     * Works on one event. Never throws.
     *
     * @param state the projection as of the event
     * @param ordinal how many integration events the lane has published
     */
    Evaluation evaluate(DomainEvent<?> event, Record state, long ordinal, Step.Surroundings surroundings);
}
