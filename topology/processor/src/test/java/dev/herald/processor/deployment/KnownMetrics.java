package dev.herald.processor.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that there are. */
final class KnownMetrics {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(herald_[a-z_]+)` \\| ([a-z]+) ");

    /** Herald's own, as they are documented; that the documents are right is checked where metrics are declared. */
    private static final Set<String> HERALD = documented();

    /** Micrometer's, of the JVM and of Kafka Streams: MetricsIT finds them at a running Herald. */
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

    private static Set<String> documented() {
        Set<String> names = new HashSet<>();
        try {
            Matcher rows = ROW.matcher(Files.readString(Path.of("..", "MONITORING.md")));
            while (rows.find()) {
                names.add(rows.group(2).equals("histogram") ? rows.group(1) + "_bucket" : rows.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the documented metrics cannot be read", e);
        }
        return names;
    }

    static boolean has(String name) {
        return HERALD.contains(name) || MICROMETER.contains(name) || PROMETHEUS.contains(name);
    }
}
