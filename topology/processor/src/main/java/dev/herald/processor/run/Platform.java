package dev.herald.processor.run;

import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.contract.ContractIds;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.engine.topology.StreamsSettings;
import dev.herald.processor.topic.TopicState;
import dev.herald.processor.trace.Traces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a publication runs on.
 *
 * @param prefix of every topic's name
 * @param topics the broker's topics of all publications, by name
 * @param kafka settings for Kafka and Kafka Streams, under their own names
 * @param admin a client that stays open while the publication runs
 * @param registry where writers' schemas are found
 * @param codec reads domain events and writes public records
 * @param contracts the ids of our own contracts
 * @param traces of events
 * @param version the version of Herald
 * @param memory for all stores together; empty where the user's own settings say how much each takes
 */
public record Platform(
        String prefix,
        Map<String, TopicState> topics,
        Map<String, String> kafka,
        Admin admin,
        SchemaRegistry registry,
        ValueCodec codec,
        ContractIds contracts,
        Traces traces,
        String version,
        Optional<RocksMemory> memory) {

    private static final long CLOCK_SKEW_MILLIS = 60_000;

    Map<String, Integer> partitions(List<String> names) {
        Map<String, Integer> partitions = new HashMap<>();
        names.forEach(name -> {
            TopicState state = topics.get(name);
            if (state != null) {
                partitions.put(name, state.partitions());
            }
        });
        return partitions;
    }

    /** Returns what a topic takes: its own limits as they were at the start, and the producer's. */
    RecordLimits limits(String topic) {
        TopicState state = topics.get(topic);
        Map<String, String> settings = state == null ? Map.of() : state.settings();
        return new RecordLimits(
                (int) Math.min(
                        StreamsSettings.maxRequestBytes(kafka), limit(settings, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)),
                clocksApart(limit(settings, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG)),
                clocksApart(limit(settings, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG)));
    }

    private static long limit(Map<String, String> settings, String name) {
        return Long.parseLong(settings.getOrDefault(name, Long.toString(Long.MAX_VALUE)));
    }

    /** A broker judges times by its own clock. */
    private static long clocksApart(long limit) {
        return limit - Math.min(CLOCK_SKEW_MILLIS, limit / 2);
    }
}
