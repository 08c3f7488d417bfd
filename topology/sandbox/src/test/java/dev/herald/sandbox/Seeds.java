package dev.herald.sandbox;

import java.security.SecureRandom;

/** Seeds of random tests: printed, and given again by {@code -Dherald.test.seed}. */
final class Seeds {
    static final String PROPERTY = "herald.test.seed";

    private Seeds() {}

    /** Returns the seed of a test, and prints it. */
    static long next(String test) {
        String given = System.getProperty(PROPERTY, "");
        long seed = given.isEmpty() ? new SecureRandom().nextLong() : Long.parseLong(given);
        System.out.printf("%s: -D%s=%d%n", test, PROPERTY, seed);
        return seed;
    }
}
