package dev.herald.engine.publication;

import java.time.Duration;

/**
 * How long and how much a publication keeps of what cannot go on.
 *
 * @param holdFor how long an event ahead of its sequence is held, by the clock, once the partition is caught up
 * @param holdEvents how many events of an aggregate are held at the most before the gap is passed
 * @param waitFor how long a lane waits for a required reference before it is parked, by the clock
 * @param keepEvents how many events a lane that waits or is parked keeps at the most, and an aggregate that is parked as
 *     a whole; a further one is dead-lettered and marked as a gap in the lane
 */
public record Bounds(Duration holdFor, int holdEvents, Duration waitFor, long keepEvents) {

    /** Holds 5 minutes or 1,000 events, waits 5 minutes, keeps 100,000 events. */
    public static final Bounds DEFAULT = new Bounds(Duration.ofMinutes(5), 1_000, Duration.ofMinutes(5), 100_000);

    /** Returns these bounds with another time to hold. */
    public Bounds holdFor(Duration time) {
        return new Bounds(time, holdEvents, waitFor, keepEvents);
    }

    /** Returns these bounds with another number of events to hold. */
    public Bounds holdEvents(int events) {
        return new Bounds(holdFor, events, waitFor, keepEvents);
    }

    /** Returns these bounds with another time to wait. */
    public Bounds waitFor(Duration time) {
        return new Bounds(holdFor, holdEvents, time, keepEvents);
    }

    /** Returns these bounds with another number of events to keep. */
    public Bounds keepEvents(long events) {
        return new Bounds(holdFor, holdEvents, waitFor, events);
    }
}
