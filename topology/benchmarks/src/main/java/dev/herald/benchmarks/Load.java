package dev.herald.benchmarks;

import dev.herald.benchmarks.rules.ManyRules;

/**
 * How much is done: payments of four events each.
 *
 * @param payments how many
 * @param open how many are under way at a time: the first events of so many come before their second ones
 * @param idle how many others were instructed before, and never settle
 * @param rules how many rules Herald has on a settlement; 0 for the payments context as it is deployed
 * @param parties how many names are looked up
 * @param partitions of each topic
 * @param threads that a contender may work with
 */
record Load(int payments, int open, int idle, int rules, int parties, int partitions, int threads) {
    /** The context that Herald has. */
    static final String PAYMENTS = "payments";

    /** Requested, approved, instructed, settled. */
    static final int STEPS = 4;

    /** The events of a payment that does not settle. */
    static final int IDLE_STEPS = STEPS - 1;

    /** What is usual in all but these: 10,000 names, 4 partitions, no idle payments, the context as it is deployed. */
    static Load of(int payments, int open, int threads) {
        return new Load(payments, open, 0, 0, 10_000, 4, threads);
    }

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
        return new Load(Math.max(payments, size), size, idle, rules, parties, partitions, threads);
    }

    Load withIdle(int size) {
        return new Load(payments, open, size, rules, parties, partitions, threads);
    }

    Load withRules(int size) {
        return new Load(payments, open, idle, size, parties, partitions, threads);
    }

    /** Whether it is Herald's own context of payments that does the work. */
    boolean isAsDeployed() {
        return rules == 0;
    }

    /** The context that does the work, and after which its topics are named. */
    String context() {
        return isAsDeployed() ? PAYMENTS : ManyRules.CONTEXT;
    }

    Load withParties(int size) {
        return new Load(payments, open, idle, rules, size, partitions, threads);
    }

    Load withPartitions(int size) {
        return new Load(payments, open, idle, rules, parties, size, threads);
    }
}
