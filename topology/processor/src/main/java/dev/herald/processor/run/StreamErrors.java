package dev.herald.processor.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a stream thread has ended: another thread after a pause that grows, where the cause is
 * infrastructure; else the end. The transaction that was open is aborted either way, and nothing is lost.
 */
final class StreamErrors implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamErrors.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String context;
    private final Ending ending;
    private final CountDownLatch stopping;
    private final AtomicInteger inRow = new AtomicInteger();
    private final AtomicInteger pausing = new AtomicInteger();

    /** Told once how the processor ends. */
    interface Ending {
        void because(ErrorClass kind, String reason);
    }

    StreamErrors(String context, Ending ending, CountDownLatch stopping) {
        this.context = context;
        this.ending = ending;
        this.stopping = stopping;
    }

    /** Notes that work goes on: the next pause is short again. */
    void recovered() {
        inRow.set(0);
    }

    /** Returns whether a stream thread pauses now, before another takes its place. */
    boolean isPausing() {
        return pausing.get() > 0;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable thrown) {
        ErrorClass kind = ErrorClass.of(thrown);
        if (kind == ErrorClass.INFRASTRUCTURE && isReplaceable(Thread.currentThread())) {
            Duration pause = pause();
            LOG.atWarn()
                    .addKeyValue("context", context)
                    .log("{}: stopped by {}; goes on in {} ms", context, reason(thrown), pause.toMillis());
            if (!isStoppingWithin(pause)) {
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.atError().addKeyValue("context", context).setCause(thrown).log("{}: ended by {}", context, reason(thrown));
        ending.because(kind, context + ": " + reason(thrown) + kind.advice());
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Kafka Streams makes new threads for tasks, but none for the reader of the references. */
    private static boolean isReplaceable(Thread thread) {
        return !thread.getName().endsWith("-GlobalStreamThread");
    }

    private Duration pause() {
        int doublings = Math.min(inRow.getAndIncrement(), 10);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private boolean isStoppingWithin(Duration pause) {
        pausing.incrementAndGet();
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            pausing.decrementAndGet();
        }
    }

    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
