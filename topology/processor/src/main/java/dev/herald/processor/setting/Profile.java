package dev.herald.processor.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Herald's clients are tuned for, where nothing else is given for Kafka. */
public enum Profile {
    /** Many events a second: large, compressed batches; what is read becomes visible within about a tenth of a second. */
    THROUGHPUT(Map.of(
            "commit.interval.ms", "100",
            "producer.linger.ms", "20",
            "producer.batch.size", "131072",
            "producer.compression.type", "lz4",
            "producer.retry.backoff.ms", "10",
            "main.consumer.max.poll.records", "4000")),

    /** Little time until what is read is visible: small transactions, one right after the other. */
    LATENCY(Map.of(
            "commit.interval.ms", "10",
            "poll.ms", "5",
            "producer.linger.ms", "0",
            "producer.compression.type", "lz4",
            "producer.retry.backoff.ms", "5"));

    private static final List<String> CLIENTS = List.of("main.consumer.", "consumer.", "producer.");

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<String, String> kafka;

    Profile(Map<String, String> kafka) {
        this.kafka = kafka;
    }

    /** Returns what was given for Kafka, with the profile's where nothing was given, for all clients or for the one. */
    public Map<String, String> addedTo(Map<String, String> given) {
        Map<String, String> all = new LinkedHashMap<>(given);
        kafka.forEach((key, value) -> {
            String plain = plain(key);
            boolean isGiven =
                    given.containsKey(plain) || CLIENTS.stream().anyMatch(client -> given.containsKey(client + plain));
            if (!isGiven) {
                all.put(key, value);
            }
        });
        return all;
    }

    private static String plain(String key) {
        return CLIENTS.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(client -> key.substring(client.length()))
                .orElse(key);
    }
}
