package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * After one event, one of several within a time. Built from {@link #after} on.
 *
 * @param name unique in the publication; part of the identity of what is told of it, so it must not change
 * @param opening the event that opens it
 * @param outcomes the events that close it
 * @param span the time, for people
 * @param deadline until when an outcome is expected
 * @param repeat what happens when it is opened twice; null where that was not declared, which the publication refuses
 * @param lateness how long after the deadline an outcome may arrive; null for the publication's hold
 * @param repairs what is published on a miss
 */
public record Expectation(
        String name,
        Sign opening,
        List<Sign> outcomes,
        String span,
        BiFunction<DomainEvent<?>, Record, Instant> deadline,
        @Nullable Repeat repeat,
        @Nullable Duration lateness,
        Repairs repairs) {

    /**
     * What is published on a miss.
     *
     * @param first what is published when an outcome is missing; null for nothing
     * @param times how often at the most
     * @param backOff the wait after the first time
     * @param last what is published after the wait that follows the last time; null for nothing
     */
    public record Repairs(
            @Nullable Repair first,
            int times,
            Duration backOff,
            @Nullable Repair last) {

        static final Repairs NONE = new Repairs(null, 1, Duration.ofMinutes(1), null);

        /** Returns what is published, each once. */
        public Stream<Repair> all() {
            return Stream.of(first, last).flatMap(Stream::ofNullable);
        }

        /** Returns how long to wait after a repair, counted from 1: twice as long each time. */
        public Duration waitAfter(int number) {
            return backOff.multipliedBy(1L << Math.min(number - 1, 30));
        }
    }

    /** Starts an expectation with the event that opens it. */
    public static <P extends Record, E extends SpecificRecord> After<P, E> after(DomainTopic<P> source, Class<E> type) {
        return new After<>(source, Sign.of(source, type));
    }

    static Expectation of(
            Sign opening, List<Sign> outcomes, String span, BiFunction<DomainEvent<?>, Record, Instant> deadline) {
        return new Expectation("", opening, outcomes, span, deadline, null, null, Repairs.NONE);
    }

    Expectation named(String other) {
        return new Expectation(other, opening, outcomes, span, deadline, repeat, lateness, repairs);
    }

    Expectation with(Repeat other) {
        return new Expectation(name, opening, outcomes, span, deadline, other, lateness, repairs);
    }

    Expectation with(Duration allowed) {
        return new Expectation(name, opening, outcomes, span, deadline, repeat, allowed, repairs);
    }

    private Expectation with(Repairs other) {
        return new Expectation(name, opening, outcomes, span, deadline, repeat, lateness, other);
    }

    Expectation repairedBy(Repair first) {
        return with(new Repairs(first, repairs.times, repairs.backOff, repairs.last));
    }

    Expectation repeated(int times, Duration backOff) {
        return with(new Repairs(repairs.first, times, backOff, repairs.last));
    }

    Expectation escalatedBy(Repair last) {
        return with(new Repairs(repairs.first, repairs.times, repairs.backOff, last));
    }

    /** Returns the domain topic whose events open and close it. */
    public DomainTopic<?> source() {
        return opening.source();
    }
}
