package dev.herald.processor.topic;

import dev.herald.processor.broker.Answer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Topics at the broker. Each call waits as long as the client's own settings say. */
public final class TopicAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(TopicAdmin.class);

    private final Admin admin;

    /** Works with a client, which stays the caller's to close. */
    public TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Reads how many partitions topics have; a missing one is missing in the result.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses
     */
    public Map<String, Integer> partitions(Collection<String> names) {
        Map<String, Integer> partitions = new TreeMap<>();
        descriptions(names)
                .forEach((name, description) ->
                        partitions.put(name, description.partitions().size()));
        return partitions;
    }

    /**
     * Reads topics; a missing one is missing in the result.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses
     */
    public Map<String, TopicState> read(Collection<String> names) {
        Map<String, TopicDescription> descriptions = descriptions(names);
        Map<String, KafkaFuture<Config>> asked = new TreeMap<>();
        admin.describeConfigs(
                        descriptions.keySet().stream().map(TopicAdmin::resource).toList())
                .values()
                .forEach((resource, future) -> asked.put(resource.name(), future));
        Map<String, TopicState> states = new TreeMap<>();
        answers(asked, "DescribeConfigs").forEach((name, config) -> {
            TopicDescription description = descriptions.get(name);
            if (description != null) {
                states.put(name, state(description, config));
            }
        });
        return states;
    }

    /**
     * Creates topics; one that is there by now stays as it is.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses; some may be created
     */
    public void create(List<TopicSpec> specs) {
        admin.createTopics(specs.stream().map(TopicAdmin::request).toList())
                .values()
                .values()
                .forEach(TopicAdmin::created);
    }

    /**
     * Changes settings of topics; all others stay as they are.
     *
     * @param settings the changed settings, by topic
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses; some may be changed
     */
    public void set(Map<String, Map<String, String>> settings) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        settings.forEach((topic, changed) -> changes.put(
                resource(topic),
                changed.entrySet().stream()
                        .map(each -> new ConfigEntry(each.getKey(), each.getValue()))
                        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                        .toList()));
        Answer.of(admin.incrementalAlterConfigs(changes).all());
    }

    /**
     * Adds partitions to topics.
     *
     * @param counts how many each has then, by topic
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses; some may be changed
     */
    public void grow(Map<String, Integer> counts) {
        Map<String, NewPartitions> wanted = new HashMap<>();
        counts.forEach((topic, count) -> wanted.put(topic, NewPartitions.increaseTo(count)));
        Answer.of(admin.createPartitions(wanted).all());
    }

    private Map<String, TopicDescription> descriptions(Collection<String> names) {
        return answers(admin.describeTopics(names).topicNameValues(), "Describe");
    }

    /** Waits for an answer about each topic; none comes for one that is missing. */
    private static <T> Map<String, T> answers(Map<String, KafkaFuture<T>> asked, String operation) {
        Map<String, T> answers = new TreeMap<>();
        Set<String> refused = new TreeSet<>();
        asked.forEach((name, future) -> {
            try {
                answers.put(name, Answer.of(future));
            } catch (UnknownTopicOrPartitionException e) {
                LOG.debug("{}: there is no such topic", name, e);
            } catch (TopicAuthorizationException e) {
                refused.add(name);
            }
        });
        if (!refused.isEmpty()) {
            throw new TopicAuthorizationException(
                    operation + " is not allowed on topics " + String.join(", ", refused), refused);
        }
        return answers;
    }

    private static void created(KafkaFuture<Void> answer) {
        try {
            Answer.of(answer);
        } catch (TopicExistsException e) {
            LOG.info("created by somebody else at the same time: {}", e.getMessage());
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static NewTopic request(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), (short) spec.replication()).configs(spec.settings());
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
