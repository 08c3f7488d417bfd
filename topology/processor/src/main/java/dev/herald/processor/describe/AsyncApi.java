package dev.herald.processor.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Style;
import dev.herald.engine.publication.TopicNames;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import dev.herald.processor.topic.TopicSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A context's public contracts as an AsyncAPI document, version 3.0.0: what another context may rely on, and nothing of
 * the inside. From the view of the processor, so every operation sends.
 */
public final class AsyncApi {

    /** The version of AsyncAPI's Kafka bindings that the document uses. */
    static final String KAFKA_BINDINGS = "0.5.0";

    private static final List<String> WHOLE_NUMBERS = List.of(
            TopicConfig.RETENTION_MS_CONFIG,
            TopicConfig.RETENTION_BYTES_CONFIG,
            TopicConfig.DELETE_RETENTION_MS_CONFIG);

    private final Publication publication;
    private final TopicNames names;
    private final Map<String, TopicSpec> topics = new LinkedHashMap<>();
    private final SubjectStrategy strategy;
    private final List<Publisher> publishers;
    private final List<PublicTopic<?>> targets = new ArrayList<>();

    /**
     * Creates the document of a publication.
     *
     * @param prefix put before every topic's name
     * @param specs the publication's topics
     * @param strategy how subjects are named
     * @param withCommands whether the commands to the context's own parts are described too
     */
    public AsyncApi(
            Publication publication,
            String prefix,
            List<TopicSpec> specs,
            SubjectStrategy strategy,
            boolean withCommands) {
        this.publication = publication;
        this.names = new TopicNames(prefix, publication.context());
        specs.forEach(spec -> topics.put(spec.name(), spec));
        this.strategy = strategy;
        this.publishers = Publisher.of(publication).stream()
                .filter(each -> withCommands || each.target().style() != Style.COMMAND)
                .toList();
        publishers.stream().map(Publisher::target).distinct().forEach(targets::add);
    }

    /**
     * Returns the document.
     *
     * @param version of what is described
     */
    public ObjectNode document(String version) {
        String context = publication.context();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("asyncapi", "3.0.0");
        document.put("id", "urn:herald:" + context);
        document.putObject("info")
                .put("title", "Integration events of " + context)
                .put("version", version)
                .put(
                        "description",
                        "What the context '" + context + "' tells others. Read with `isolation.level=read_committed`:"
                                + " each event is there exactly once, and the events that one rule publishes of one"
                                + " aggregate are in order. Envelope: CloudEvents 1.0 in Kafka's binary mode.");
        document.put("defaultContentType", Envelope.APPLICATION_AVRO);
        ObjectNode channels = document.putObject("channels");
        targets.forEach(target -> channel(channels, target));
        ObjectNode operations = document.putObject("operations");
        publishers.forEach(each -> operations.set(each.name(), operation(each)));
        ObjectNode messages = document.putObject("components").putObject("messages");
        targets.forEach(target -> messages.set(id(target), message(target)));
        return document;
    }

    private String id(PublicTopic<?> target) {
        return AsyncApiMessage.id(target, targets);
    }

    /** A public topic and one of commands may have one name. */
    private static String channelId(PublicTopic<?> target) {
        return (target.style() == Style.COMMAND ? "command." : "") + target.name();
    }

    /** Several declarations may be about one topic, each with a type of its own. */
    private void channel(ObjectNode channels, PublicTopic<?> target) {
        String address = names.published(target);
        ObjectNode channel = channels.withObjectProperty(channelId(target));
        channel.put("address", address);
        channel.put("title", target.name() + ": " + Meaning.title(target.style()));
        channel.put("description", Meaning.of(target));
        channel.withObjectProperty("messages").putObject(id(target)).put("$ref", "#/components/messages/" + id(target));
        TopicSpec spec = Objects.requireNonNull(topics.get(address), () -> address + " is not planned");
        channel.withObjectProperty("bindings").set("kafka", binding(spec));
    }

    private static ObjectNode binding(TopicSpec spec) {
        ObjectNode kafka = JsonNodeFactory.instance.objectNode();
        kafka.put("topic", spec.name());
        kafka.put("partitions", spec.partitions());
        if (spec.replication() > 0) {
            kafka.put("replicas", spec.replication());
        }
        ObjectNode settings = kafka.putObject("topicConfiguration");
        ArrayNode cleaning = settings.putArray(TopicConfig.CLEANUP_POLICY_CONFIG);
        spec.settings().forEach((key, value) -> {
            if (key.equals(TopicConfig.CLEANUP_POLICY_CONFIG)) {
                List.of(value.split(",")).forEach(cleaning::add);
            } else if (WHOLE_NUMBERS.contains(key)) {
                settings.put(key, Long.parseLong(value));
            }
        });
        return kafka.put("bindingVersion", KAFKA_BINDINGS);
    }

    private ObjectNode operation(Publisher publisher) {
        String channel = "#/channels/" + channelId(publisher.target());
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("action", "send");
        operation.putObject("channel").put("$ref", channel);
        operation.put("title", publisher.name());
        operation.put("summary", "Publishes " + publisher.target().schema().getName() + ".");
        operation.put("description", publisher.cause());
        operation.putArray("messages").addObject().put("$ref", channel + "/messages/" + id(publisher.target()));
        return operation;
    }

    private ObjectNode message(PublicTopic<?> target) {
        List<Publisher> ofType = publishers.stream()
                .filter(each -> each.target().type().equals(target.type()))
                .toList();
        return new AsyncApiMessage(publication.context(), target.schema(), ofType, strategy).json();
    }
}
