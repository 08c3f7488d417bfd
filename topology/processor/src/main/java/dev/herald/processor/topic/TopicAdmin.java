package dev.herald.processor.topic;

import dev.herald.processor.broker.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics at the broker. Each call waits as long as the client's own settings say. */
public final class TopicAdmin {

    private final Admin admin;

    /** Works with a client, which stays the caller's to close. */
    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Reads topics; a missing one is missing in the result.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses
     */
    public Map<String, TopicState> read(List<String> names) {
        Map<String, TopicDescription> descriptions = new TreeMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> existing(future)
                .ifPresent(description -> descriptions.put(name, description)));
        Map<ConfigResource, Config> configs = Answer.of(admin.describeConfigs(
                        descriptions.keySet().stream().map(TopicAdmin::resource).toList())
                .all());
        Map<String, TopicState> states = new TreeMap<>();
        descriptions.forEach((name, description) ->
                states.put(name, state(description, configs.getOrDefault(resource(name), new Config(List.of())))));
        return states;
    }

    /**
     * Creates topics.
     *
     * @return the names of those that were there already
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses; some may be created
     */
    public List<String> create(List<TopicSpec> specs) {
        List<String> present = new ArrayList<>();
        admin.createTopics(specs.stream().map(TopicAdmin::request).toList())
                .values()
                .forEach((name, future) -> {
                    try {
                        Answer.of(future);
                    } catch (TopicExistsException e) {
                        present.add(name);
                    }
                });
        return present;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static NewTopic request(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), (short) spec.replication()).configs(spec.settings());
    }

    private static Optional<TopicDescription> existing(KafkaFuture<TopicDescription> future) {
        try {
            return Optional.of(Answer.of(future));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    private static TopicState state(TopicDescription description, Config config) {
        Map<String, String> settings = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            settings.put(entry.name(), String.valueOf(entry.value()));
        }
        int replication = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new TopicState(description.partitions().size(), replication, settings);
    }
}
