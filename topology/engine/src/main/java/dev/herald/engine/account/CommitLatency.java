package dev.herald.engine.account;

import java.util.Arrays;
import java.util.List;

/**
 * How long it took from a domain event's own time to the commit of the transaction in which it was worked on, as a
 * histogram since the process started. What a thread notes is counted once its transaction is committed, and forgotten
 * where that is aborted. Safe for use by several threads, each of which has transactions of its own.
 */
public final class CommitLatency {

    /** How many events of one transaction are measured, at the most. */
    static final int MOST = 1 << 20;

    private static final int FIRST = 1 << 10;

    /** The buckets' upper bounds in milliseconds, inclusive; one more bucket is for all above. */
    private static final long[] BOUNDS = {
        50,
        100,
        150,
        200,
        300,
        500,
        750,
        1_000,
        2_000,
        5_000,
        10_000,
        30_000,
        60_000,
        300_000,
        1_800_000,
        3_600_000,
        21_600_000,
        86_400_000
    };

    private final ThreadLocal<Pending> pending = ThreadLocal.withInitial(Pending::new);
    private final long[] counts = new long[BOUNDS.length + 1];
    private double sumMillis;

    /** What one thread has noted since its last commit. */
    private static final class Pending {
        private long[] times = new long[FIRST];
        private int size;

        private void add(long time) {
            if (size == times.length) {
                if (size == MOST) {
                    return;
                }
                times = Arrays.copyOf(times, 2 * size);
            }
            times[size++] = time;
        }
    }

    /**
     * The counts so far.
     *
     * @param upperBoundsMillis of the buckets, inclusive; the last bucket has none
     * @param counts of each bucket by itself, one more than there are bounds
     * @param sumMillis of all latencies
     */
    public record Histogram(List<Long> upperBoundsMillis, List<Long> counts, double sumMillis) {}

    /** Notes the time of an event that is worked on, in milliseconds. Called on the thread of its transaction. */
    public void read(long eventTime) {
        pending.get().add(eventTime);
    }

    /**
     * Counts what the calling thread has noted: its transaction is committed.
     *
     * @param now the wall clock, in milliseconds
     */
    public void committed(long now) {
        Pending own = pending.get();
        long[] found = new long[counts.length];
        double sum = 0;
        for (int i = 0; i < own.size; i++) {
            long latency = Math.max(0, now - own.times[i]);
            found[bucket(latency)]++;
            sum += latency;
        }
        own.size = 0;
        add(found, sum);
    }

    /** Forgets what the calling thread has noted: its transaction is aborted, and the events are worked on again. */
    public void aborted() {
        pending.get().size = 0;
    }

    /** Returns the counts so far. */
    public synchronized Histogram histogram() {
        return new Histogram(list(BOUNDS), list(counts), sumMillis);
    }

    private static List<Long> list(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private synchronized void add(long[] found, double sum) {
        for (int i = 0; i < found.length; i++) {
            counts[i] += found[i];
        }
        sumMillis += sum;
    }

    private static int bucket(long latency) {
        int bucket = 0;
        while (bucket < BOUNDS.length && latency > BOUNDS[bucket]) {
            bucket++;
        }
        return bucket;
    }
}
