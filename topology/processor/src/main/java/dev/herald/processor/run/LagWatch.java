package dev.herald.processor.run;

import dev.herald.engine.topology.LogPositions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker again and again how far a context is behind, on a thread of its own. What it told long ago is no answer. */
final class LagWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** For how long an answer holds. */
    static final Duration VALID = Duration.ofSeconds(5);

    private final Positions positions;
    private final Supplier<Optional<Set<TopicPartition>>> owned;
    private final LongSupplier nanoClock;
    private final ScheduledExecutorService thread;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Answer answer;

    /** As {@link LogPositions#lag}. */
    interface Positions {
        Map<TopicPartition, Long> lag(Set<TopicPartition> partitions)
                throws ExecutionException, InterruptedException, TimeoutException;
    }

    private record Answer(Lag lag, long nanos) {}

    /**
     * Creates a watch that has not asked yet.
     *
     * @param owned returns the partitions that this process works on; empty while it does not run
     * @param nanoClock as {@link System#nanoTime}
     */
    LagWatch(
            String context,
            Positions positions,
            Supplier<Optional<Set<TopicPartition>>> owned,
            LongSupplier nanoClock) {
        this.positions = positions;
        this.owned = owned;
        this.nanoClock = nanoClock;
        this.answer = unknown("the broker has not been asked yet");
        this.thread = new ScheduledThreadPoolExecutor(1, work -> daemon(context, work), new DiscardPolicy());
    }

    private static Thread daemon(String context, Runnable work) {
        Thread made = new Thread(work, "herald-" + context + "-lag");
        made.setDaemon(true);
        return made;
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks at once: what this process works on has changed, and what was told before says nothing of it. */
    void changed() {
        synchronized (changes) {
            changes.incrementAndGet();
            answer = unknown("the broker has not been asked since partitions have moved");
        }
        thread.execute(this::look);
    }

    Lag lag() {
        Answer latest = answer;
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoClock.getAsLong() - latest.nanos());
        return seconds < VALID.toSeconds()
                ? latest.lag()
                : new Lag.Unknown("the broker has not told for " + seconds + " s");
    }

    void look() {
        int before = changes.get();
        Answer found = ask();
        synchronized (changes) {
            if (changes.get() == before) {
                answer = found;
            }
        }
    }

    private Answer ask() {
        try {
            Optional<Set<TopicPartition>> partitions = owned.get();
            return partitions.isEmpty()
                    ? unknown("it does not run")
                    : new Answer(new Lag.Known(positions.lag(partitions.get())), nanoClock.getAsLong());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown("it stops");
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            return unknown("the broker does not tell: " + reason);
        }
    }

    private Answer unknown(String reason) {
        return new Answer(new Lag.Unknown(reason), nanoClock.getAsLong());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
