package dev.herald.benchmarks;

/** One measurement, for any contender that can take part. */
interface Scenario {

    /** Whether a contender has what is measured. */
    default boolean concerns(Contender contender) {
        return true;
    }

    /**
     * Measures a contender once.
     *
     * @throws BenchFailedException when its outputs are not what they must be, or it ends, or takes too long
     */
    Result run(Contender contender, int round);
}
