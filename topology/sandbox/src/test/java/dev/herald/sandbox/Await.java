package dev.herald.sandbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, not for a time. */
final class Await {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Await() {}

    /**
     * Returns once the condition holds.
     *
     * @param state what to say of the state of things when it does not hold within the limit
     * @throws AssertionError when it does not
     */
    static void until(Duration limit, BooleanSupplier condition, Supplier<String> state) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within %d s: %s".formatted(limit.toSeconds(), state.get()));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Lets an amount of time go by: for moments that are random on purpose. */
    static void passing(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        until(time.plusSeconds(1), () -> System.nanoTime() >= end, () -> "the clock stands");
    }
}
