package dev.herald.benchmarks;

/**
 * How much is done: payments of four events each.
 *
 * @param payments how many
 * @param open how many are under way at a time: the first events of so many come before their second ones
 * @param parties how many names are looked up
 * @param partitions of each topic
 * @param threads that a contender may work with
 */
record Load(int payments, int open, int parties, int partitions, int threads) {
    /** Requested, approved, instructed, settled. */
    static final int STEPS = 4;

    long events() {
        return (long) payments * STEPS;
    }

    /** The same with more under way at a time, and at least so many in all. */
    Load withOpen(int size) {
        return new Load(Math.max(payments, size), size, parties, partitions, threads);
    }

    Load withParties(int size) {
        return new Load(payments, open, size, partitions, threads);
    }

    Load withPartitions(int size) {
        return new Load(payments, open, parties, size, threads);
    }
}
