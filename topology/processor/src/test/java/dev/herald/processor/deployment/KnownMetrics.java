package dev.herald.processor.deployment;

import java.util.Set;

/** The metrics that there are. */
final class KnownMetrics {

    /** Herald's own. */
    private static final Set<String> HERALD = Set.of(
            "herald_build_info",
            "herald_dead_letters_total",
            "herald_expectations_open",
            "herald_expectations_total",
            "herald_kept_events",
            "herald_lag_records",
            "herald_latency_seconds_bucket",
            "herald_live",
            "herald_ready",
            "herald_records_read_total",
            "herald_records_total",
            "herald_restore_ratio",
            "herald_restore_records_per_second",
            "herald_restore_remaining_records",
            "herald_restore_seconds_left",
            "herald_restore_total_records",
            "herald_rocksdb_memory_bytes",
            "herald_rocksdb_memory_limit_bytes",
            "herald_rule_events_total",
            "herald_state");

    /** Micrometer's, of the JVM and of Kafka Streams. */
    private static final Set<String> MICROMETER = Set.of(
            "jvm_gc_pause_seconds_sum",
            "jvm_memory_max_bytes",
            "jvm_memory_used_bytes",
            "kafka_stream_alive_stream_threads",
            "kafka_stream_failed_stream_threads_total",
            "kafka_stream_thread_commit_latency_avg",
            "kafka_stream_thread_commit_rate",
            "kafka_stream_thread_process_rate",
            "process_cpu_usage");

    /** Prometheus' own. */
    private static final Set<String> PROMETHEUS = Set.of("up", "ALERTS");

    private KnownMetrics() {}

    static boolean has(String name) {
        return HERALD.contains(name) || MICROMETER.contains(name) || PROMETHEUS.contains(name);
    }
}
