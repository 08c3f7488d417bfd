package dev.herald.processor.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when no broker has answered for ten seconds, again each time that has doubled, and when one does again. Kafka's
 * clients wait for a broker without a word.
 */
final class BrokerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** From here on, a silence is told. */
    static final Duration SILENT = Duration.ofSeconds(10);

    private final BooleanSupplier answers;
    private final LongSupplier nanoClock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long answered;
    private long tellAfter = SILENT.toNanos();

    /**
     * Creates a watch.
     *
     * @param answers asks, and returns whether a broker has answered
     * @param nanoClock as {@link System#nanoTime}
     */
    BrokerWatch(BooleanSupplier answers, LongSupplier nanoClock) {
        this.answers = answers;
        this.nanoClock = nanoClock;
        this.answered = nanoClock.getAsLong();
    }

    /** Creates a watch that asks with a client that others use as well. */
    static BrokerWatch of(Admin admin) {
        return new BrokerWatch(() -> answers(admin), System::nanoTime);
    }

    private static boolean answers(Admin admin) {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) PATIENCE.toMillis());
        try {
            admin.describeCluster(options).clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException silent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Watches on a thread of its own. */
    void start() {
        Thread thread = new Thread(this::watch, "herald-broker-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look().ifPresent(LOG::warn);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks, and returns what there is to tell now. */
    Optional<String> look() {
        boolean answer = answers.getAsBoolean();
        long silent = nanoClock.getAsLong() - answered;
        if (answer) {
            boolean told = tellAfter > SILENT.toNanos();
            answered = nanoClock.getAsLong();
            tellAfter = SILENT.toNanos();
            return told ? Optional.of("a broker answers again, after " + seconds(silent)) : Optional.empty();
        }
        if (silent < tellAfter) {
            return Optional.empty();
        }
        tellAfter = 2 * silent;
        return Optional.of("no broker has answered for " + seconds(silent)
                + ": work waits, what is not committed is done again, and it goes on by itself");
    }

    private static String seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos) + " s";
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
