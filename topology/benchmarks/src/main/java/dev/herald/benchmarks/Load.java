package dev.herald.benchmarks;

/**
 * How much is done: payments of four events each.
 *
 * @param payments how many
 * @param open how many are under way at a time: the first events of so many come before their second ones
 * @param idle how many others were instructed before, and never settle
 * @param parties how many names are looked up
 * @param partitions of each topic
 * @param threads that a contender may work with
 */
record Load(int payments, int open, int idle, int parties, int partitions, int threads) {
    /** Requested, approved, instructed, settled. */
    static final int STEPS = 4;

    /** The events of a payment that does not settle. */
    static final int IDLE_STEPS = STEPS - 1;

    long events() {
        return (long) payments * STEPS;
    }

    /** The events of the idle ones; each has one output. */
    long idleEvents() {
        return (long) idle * IDLE_STEPS;
    }

    /** The outputs of those that settle: a status for each event, and one more for each payment. */
    long outputs() {
        return (long) payments * (STEPS + 1);
    }

    /** The same with more under way at a time, and at least so many in all. */
    Load withOpen(int size) {
        return new Load(Math.max(payments, size), size, idle, parties, partitions, threads);
    }

    Load withIdle(int size) {
        return new Load(payments, open, size, parties, partitions, threads);
    }

    Load withParties(int size) {
        return new Load(payments, open, idle, size, partitions, threads);
    }

    Load withPartitions(int size) {
        return new Load(payments, open, idle, parties, size, threads);
    }
}
