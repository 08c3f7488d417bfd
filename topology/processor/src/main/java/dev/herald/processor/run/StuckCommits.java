package dev.herald.processor.run;

import dev.herald.engine.topology.InHand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Finds stream threads whose transaction neither begins nor ends: they have not asked for events for long, and wait for
 * what a broker says to their producer.
 */
final class StuckCommits {

    /** How long ago a consumer asked for events, in seconds; -1 where it never has. */
    private static final String LAST_POLL = "last-poll-seconds-ago";

    private static final String CLIENT = "client-id";
    private static final String MAIN_CONSUMER = "-consumer";
    private static final Set<String> TRANSACTION =
            Set.of("initTransactions", "sendOffsetsToTransaction", "commitTransaction", "abortTransaction", "flush");

    private final Supplier<Map<MetricName, ? extends Metric>> metrics;

    /** Looks at the clients of one Kafka Streams instance. */
    StuckCommits(Supplier<Map<MetricName, ? extends Metric>> metrics) {
        this.metrics = metrics;
    }

    /** Returns the transactions that have been waited for at least so many nanoseconds. */
    List<InHand.Lasting> lasting(long nanos) {
        Map<String, Long> silent = silent(nanos);
        if (silent.isEmpty()) {
            return List.of();
        }
        List<InHand.Lasting> found = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            Long since = silent.get(thread.getName());
            if (since != null && isTransaction(stack)) {
                found.add(new InHand.Lasting(
                        thread.getName(), "its transaction, to which no broker answers", since, List.of(stack)));
            }
        });
        return found;
    }

    private Map<String, Long> silent(long nanos) {
        Map<String, Long> silent = new HashMap<>();
        metrics.get().forEach((name, metric) -> {
            String client = name.tags().getOrDefault(CLIENT, "");
            if (name.name().equals(LAST_POLL) && client.endsWith(MAIN_CONSUMER)) {
                long since = Duration.ofSeconds(((Number) metric.metricValue()).longValue())
                        .toNanos();
                if (since >= nanos) {
                    silent.put(client.substring(0, client.length() - MAIN_CONSUMER.length()), since);
                }
            }
        });
        return silent;
    }

    private static boolean isTransaction(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(KafkaProducer.class.getName())
                    && TRANSACTION.contains(frame.getMethodName())) {
                return true;
            }
        }
        return false;
    }
}
