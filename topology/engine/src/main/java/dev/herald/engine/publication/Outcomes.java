package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * An expectation of which only the time is missing. Immutable; every function given to it must be pure.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the record of the event that opens it
 */
public final class Outcomes<P extends Record, E extends SpecificRecord> {

    private final Sign opening;
    private final List<Sign> outcomes;

    Outcomes(Sign opening, List<Sign> outcomes) {
        this.opening = opening;
        this.outcomes = outcomes;
    }

    /** Expects an outcome within so much time after the event that opens the expectation. */
    public Within<P, E> within(Duration time) {
        return until("within " + time, (event, state) -> event.time().plus(time));
    }

    /**
     * Expects an outcome within a calendar period after the event that opens the expectation: at the same time of the day
     * in that zone, whether or not its clocks change meanwhile.
     */
    public Within<P, E> within(Period period, ZoneId zone) {
        return until(
                "within " + period + " in " + zone,
                (event, state) -> event.time().atZone(zone).plus(period).toInstant());
    }

    /** Expects an outcome until a time that is computed from the event that opens it and the state as of that event. */
    public Within<P, E> until(BiFunction<DomainEvent<E>, P, Instant> deadline) {
        return until("until a time of the event's", deadline);
    }

    @SuppressWarnings("unchecked")
    private Within<P, E> until(String text, BiFunction<DomainEvent<E>, P, Instant> deadline) {
        BiFunction<DomainEvent<?>, Record, Instant> erased =
                (event, state) -> deadline.apply((DomainEvent<E>) event, (P) state);
        return new Within<>(Expectation.of(opening, outcomes, text, erased));
    }
}
