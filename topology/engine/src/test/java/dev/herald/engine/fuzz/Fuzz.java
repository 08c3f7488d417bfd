package dev.herald.engine.fuzz;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;

/**
 * Tries what comes from outside with input that is nearly right. A failure names the seed that draws it again:
 * {@code -Dherald.test.seed=N}. {@code -Dherald.test.fuzz=N} tries N times as long.
 */
public final class Fuzz {

    private static final String SEED = "herald.test.seed";
    private static final long TIMES = Math.max(1, Long.getLong("herald.test.fuzz", 1));
    private static final Duration LIMIT = Duration.ofMillis(1_500).multipliedBy(TIMES);

    /** So many are tried however slow the machine is: a test that tried nothing would say nothing. */
    private static final int LEAST = 20;

    private Fuzz() {}

    /** One input, drawn and tried. */
    @FunctionalInterface
    public interface Trial {
        /** Fails by throwing. */
        void with(Random random) throws Exception;
    }

    /**
     * Tries so many inputs, or as many as there is time for.
     *
     * @throws AssertionError that names the seed of the input that failed
     */
    public static void run(String name, int rounds, Trial trial) {
        String given = System.getProperty(SEED, "");
        long first = given.isEmpty() ? new SecureRandom().nextLong() : Long.parseLong(given);
        System.out.printf("fuzz %s: -D%s=%d%n", name, SEED, first);
        long end = System.nanoTime() + LIMIT.toNanos();
        for (long round = 0; round < rounds * TIMES && (round < LEAST || System.nanoTime() < end); round++) {
            one(name, first + round, trial);
        }
    }

    private static void one(String name, long seed, Trial trial) {
        try {
            // Seeds that follow each other would draw much the same at first.
            trial.with(new Random(seed * 0x9E3779B97F4A7C15L));
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("fuzz %s: -D%s=%d: %s".formatted(name, SEED, seed, e), e);
        }
    }
}
