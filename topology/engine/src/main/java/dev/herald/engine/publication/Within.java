package dev.herald.engine.publication;

import java.time.Duration;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * An expectation with all that it needs but for what happens when it is opened twice; that must be declared too. Immutable;
 * every function given to it must be pure.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the record of the event that opens it
 */
public final class Within<P extends Record, E extends SpecificRecord> {

    private final Expectation made;

    Within(Expectation made) {
        this.made = made;
    }

    /** Says what happens when the event that opens it comes again before an outcome. */
    public Within<P, E> onRepeat(Repeat repeat) {
        return new Within<>(made.with(repeat));
    }

    /** Says how long after the deadline an outcome may arrive that happened before it; the hold where it is not said. */
    public Within<P, E> lateness(Duration allowed) {
        return new Within<>(made.with(allowed));
    }

    /**
     * Publishes when an outcome was missed and is still missing. The state is that of the aggregate at that moment.
     *
     * @param name part of the identity of what is published, like a rule's name; unique among rules and repairs
     */
    public <R extends SpecificRecord> Within<P, E> onMiss(
            String name, PublicTopic<R> target, BiFunction<Miss<E>, P, R> map) {
        return new Within<>(made.repairedBy(repair(name, target, map)));
    }

    /**
     * Repairs several times where the outcome stays away: so often at the most, each time after a wait that is twice as
     * long as the one before.
     *
     * @param backOff the wait after the first time, by the clock
     */
    public Within<P, E> repeated(int times, Duration backOff) {
        return new Within<>(made.repeated(times, backOff));
    }

    /** Publishes, once, when the wait after the last repair is over and the outcome is still missing. */
    public <R extends SpecificRecord> Within<P, E> escalate(
            String name, PublicTopic<R> target, BiFunction<Miss<E>, P, R> map) {
        return new Within<>(made.escalatedBy(repair(name, target, map)));
    }

    @SuppressWarnings("unchecked")
    private static <P, E, R extends SpecificRecord> Repair repair(
            String name, PublicTopic<R> target, BiFunction<Miss<E>, P, R> map) {
        return new Repair(name, target, (miss, state) -> map.apply((Miss<E>) miss, (P) state));
    }

    Expectation expectation(String name) {
        return made.named(name);
    }
}
