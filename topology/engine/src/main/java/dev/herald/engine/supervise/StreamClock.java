package dev.herald.engine.supervise;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.sequence.Silence;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Herald's own stream time of one domain partition, and how far it may be relied on to declare misses. All times are in
 * milliseconds; the wall clock is given with each call. Not safe for use by several threads at once.
 */
public final class StreamClock {

    /** Before any event. */
    public static final long NO_EVENT = Long.MIN_VALUE;

    /** For how long nothing may have come, at the least, before the silence of a partition means anything. */
    static final long QUIET = 5_000;

    private static final int SAMPLES = 64;

    private final long settle;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long time;
    private long settled = NO_EVENT;
    private long lastRead;

    private record Sample(long wall, long time) {}

    /**
     * Goes on from a stored time.
     *
     * @param stored the time as it was stored; {@link #NO_EVENT} for none
     * @param settle for how long an event may be late: the longest lateness that any expectation allows
     * @param now the wall clock
     */
    public StreamClock(long stored, long settle, long now) {
        this.time = stored;
        this.settle = settle;
        this.lastRead = now;
    }

    /** Returns the highest event time seen. */
    public long time() {
        return time;
    }

    /** Notes the time of an event that was read. */
    public void seen(long eventTime, long now) {
        lastRead = now;
        if (eventTime <= now + DomainEvent.SKEW) {
            time = Math.max(time, Math.min(eventTime, now));
        }
    }

    /**
     * Returns up to which time nothing more is awaited that happened before: whatever is due by then is missed.
     *
     * @param silence of the partition; null where it is not silent
     */
    public long reached(long now, @Nullable Silence silence) {
        sample(now);
        long reached = time >= now - settle ? time : settled;
        return silence == null ? reached : Math.max(reached, bySilence(silence));
    }

    /** The clock goes on from the last event; after a silence longer than any event may be late, it is the wall clock. */
    private long bySilence(Silence silence) {
        long quiet = silence.until() - Math.max(silence.since(), lastRead);
        if (quiet < QUIET) {
            return NO_EVENT;
        }
        if (quiet >= settle) {
            return silence.until();
        }
        return time == NO_EVENT ? NO_EVENT : Math.min(silence.until(), time + quiet);
    }

    /** Keeps what the time was, to know what it was when an event that arrives now may have happened. */
    private void sample(long now) {
        while (!samples.isEmpty() && samples.getFirst().wall() <= now - settle) {
            settled = samples.removeFirst().time();
        }
        if (samples.isEmpty() || now - samples.getLast().wall() >= settle / SAMPLES) {
            samples.addLast(new Sample(now, time));
        }
    }
}
