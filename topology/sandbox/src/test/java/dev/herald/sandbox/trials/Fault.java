package dev.herald.sandbox.trials;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A fault in one rule, in the code that is deployed: for a share of the payments, chosen by their ids. */
public final class Fault {
    private static final String PERCENT = "herald.trials.faulty";
    private static final String PAUSE = "herald.trials.pause";

    private static final int DEPLOYED = Integer.getInteger(PERCENT, 0);
    private static final long NANOS =
            Duration.ofMillis(Integer.getInteger(PAUSE, 0)).toNanos();

    private Fault() {}

    /** The flag of a JVM in which the rule throws for so many percent of the payments; without it, for none. */
    public static String of(int percent) {
        return "-D%s=%d".formatted(PERCENT, percent);
    }

    /** The flag of a JVM in which the rule takes so many milliseconds. */
    public static String pause(int millis) {
        return "-D%s=%d".formatted(PAUSE, millis);
    }

    /** Whether a payment is in the share. */
    public static boolean hits(String payment, int percent) {
        return Math.floorMod(payment.hashCode(), 100) < percent;
    }

    static void happen(String payment) {
        if (hits(payment, DEPLOYED)) {
            throw new IllegalStateException(payment + ": the rule has a fault");
        }
        if (NANOS > 0) {
            LockSupport.parkNanos(NANOS);
        }
    }
}
