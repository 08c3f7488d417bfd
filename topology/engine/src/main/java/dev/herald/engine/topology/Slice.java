package dev.herald.engine.topology;

import java.util.function.LongSupplier;

/**
 * A share of work that fits well into a transaction: some 200 events or 100 ms, whichever is first. The rest is done at
 * the next punctuation.
 */
final class Slice {

    private static final int EVENTS = 200;
    private static final long NANOS = 100_000_000L;

    private final LongSupplier nanoClock;
    private final long end;
    private int events;

    Slice(LongSupplier nanoClock) {
        this(nanoClock, EVENTS, NANOS);
    }

    Slice(LongSupplier nanoClock, int events, long nanos) {
        this.nanoClock = nanoClock;
        this.events = events;
        this.end = nanoClock.getAsLong() + nanos;
    }

    /** Returns whether there is time for one more event. */
    boolean lasts() {
        return events > 0 && nanoClock.getAsLong() - end < 0;
    }

    /** Notes that an event was worked on. */
    void spent() {
        events--;
    }
}
