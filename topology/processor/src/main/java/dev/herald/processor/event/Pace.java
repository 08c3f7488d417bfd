package dev.herald.processor.event;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How fast events are sent. */
@FunctionalInterface
public interface Pace {

    /** Waits until the next event may go. */
    void await();

    /** Returns a pace without limit. */
    static Pace unlimited() {
        return () -> {};
    }

    /**
     * Returns an even pace, counted from the first event.
     *
     * @param events a second, from 1
     */
    static Pace perSecond(int events) {
        return new Pace() {
            private final long gap = TimeUnit.SECONDS.toNanos(1) / events;
            private long next = System.nanoTime();

            @Override
            public void await() {
                for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                }
                next += gap;
            }
        };
    }
}
