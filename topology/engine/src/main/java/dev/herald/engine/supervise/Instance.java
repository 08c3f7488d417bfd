package dev.herald.engine.supervise;

/**
 * One instance of an expectation: open, or missed and not met since. Immutable. Times are in milliseconds since the epoch.
 *
 * @param opening the event that opened it
 * @param deadline until when an outcome is expected
 * @param due when it is missed, in stream time: the deadline and the allowed lateness
 * @param missed whether it was missed
 * @param repairs how often it was repaired
 * @param repairAt when it is repaired next, by the wall clock; {@link #NEVER} where it is not
 */
public record Instance(Opening opening, long deadline, long due, boolean missed, int repairs, long repairAt) {

    /** No time at all. */
    public static final long NEVER = Long.MAX_VALUE;

    static Instance open(Opening opening, long deadline, long lateness) {
        return new Instance(opening, deadline, Math.addExact(deadline, lateness), false, 0, NEVER);
    }

    /** Returns the instance once it is missed. */
    Instance miss() {
        return new Instance(opening, deadline, due, true, repairs, repairAt);
    }

    /** Returns the instance after a repair, and before the next one. */
    Instance repaired(int number, long next) {
        return new Instance(opening, deadline, due, missed, number, next);
    }

    /** Returns the instance with no further repair. */
    public Instance withoutRepair() {
        return new Instance(opening, deadline, due, missed, repairs, NEVER);
    }
}
