package dev.herald.engine.registry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How to wait between attempts.
 *
 * @param sleeper waits
 * @param jitter draws from 0 (included) to 1 (excluded): a pause is between half and the whole of its backoff
 */
record RetryPace(Sleeper sleeper, DoubleSupplier jitter) {

    /** Waits for a time. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    static RetryPace real() {
        return new RetryPace(time -> Thread.sleep(time.toMillis()), () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    void pause(int attempt, RegistrySettings settings) throws InterruptedException {
        long doubled = settings.firstBackoff().toMillis() << Math.min(attempt - 1, 20);
        long backoff = Math.min(doubled, settings.maxBackoff().toMillis());
        sleeper.sleep(Duration.ofMillis(Math.round(backoff * (0.5 + jitter.getAsDouble() / 2))));
    }
}
