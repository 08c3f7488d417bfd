package dev.herald.processor.trace;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spans that never arrived, and a line about them once a minute at the most. */
final class Lost {

    private static final Logger LOG = LoggerFactory.getLogger(Lost.class);
    private static final long EVERY = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private final DroppedReader dropped = new DroppedReader();
    private long failed;
    private long told;
    private long next;

    /**
     * Starts with none.
     *
     * @param nanos the time, as by {@link System#nanoTime}
     */
    Lost(LongSupplier nanos) {
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /** Returns what reads how many the queue had no room for. */
    DroppedReader dropped() {
        return dropped;
    }

    /** Notes that a batch has been sent, or how many spans of it could not be. */
    synchronized void sent(int unsent) {
        failed += unsent;
        long full = dropped.count();
        long now = nanos.getAsLong();
        if (failed + full > told && now - next >= 0) {
            LOG.atWarn()
                    .addKeyValue("unsent", failed)
                    .addKeyValue("dropped", full)
                    .log(
                            "{} spans have been lost since the start: {} could not be sent, {} had no room in the queue",
                            failed + full,
                            failed,
                            full);
            told = failed + full;
            next = now + EVERY;
        }
    }
}
