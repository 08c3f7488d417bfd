package dev.herald.processor.run;

import dev.herald.engine.contract.ContractIds;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.processor.topic.TopicState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param contracts the ids of our own contracts
 * @param version the version of Herald
 */
public record Platform(
        String prefix,
        Map<String, TopicState> topics,
        Map<String, String> kafka,
        Admin admin,
        SchemaRegistry registry,
        ContractIds contracts,
        String version) {

    private static final int MAX_REQUEST_BYTES = 1_048_576;

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

    /** Returns the size that a record may have on any of the topics: the broker's limits and the producer's. */
    int maxRecordBytes() {
        String given = kafka.getOrDefault("producer.max.request.size", kafka.get("max.request.size"));
        int producer = given == null ? MAX_REQUEST_BYTES : Integer.parseInt(given);
        return topics.values().stream()
                .map(state -> state.settings().get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                .filter(limit -> limit != null)
                .mapToInt(Integer::parseInt)
                .reduce(producer, Math::min);
    }
}
