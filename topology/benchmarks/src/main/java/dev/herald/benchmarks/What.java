package dev.herald.benchmarks;

/** What is measured. */
enum What {
    /** Throughput over a log that is there already. */
    CATCHUP,
    /** Time to visible outputs at a rate. */
    LATENCY,
    /** Time away with a large state. */
    RESTORE,
    /** Throughput over size: of state, partitions and reference data. */
    GROWTH,
    /** Nanoseconds and bytes allocated of single steps. */
    MICRO
}
