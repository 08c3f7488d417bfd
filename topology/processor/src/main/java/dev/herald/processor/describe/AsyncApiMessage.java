package dev.herald.processor.describe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publish.Channel;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/**
 * A contract as a message of AsyncAPI.
 *
 * @param context whose contract it is
 * @param contract the record
 * @param publishers what publishes it; at least one
 * @param strategy how its subject is named
 */
record AsyncApiMessage(String context, Schema contract, List<Publisher> publishers, SubjectStrategy strategy) {

    /** The newest version that the schema format's registry of names has; the notation has not changed since. */
    private static final String SCHEMA_FORMAT = "application/vnd.apache.avro;version=1.9.0";

    ObjectNode json() {
        AsyncApiHeaders headers = new AsyncApiHeaders(Channel.of("", context, contract));
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("name", contract.getFullName());
        message.put("title", title());
        Docs docs = Docs.of(contract);
        message.put("summary", docs.summary().isEmpty() ? title() : docs.summary());
        if (!description(docs).equals(docs.summary())) {
            message.put("description", description(docs));
        }
        message.put("contentType", Envelope.APPLICATION_AVRO);
        message.set("headers", headers.schema());
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", SCHEMA_FORMAT);
        payload.set("schema", ContractJson.of(contract));
        message.putObject("correlationId")
                .put("description", "What ties the events of one undertaking together.")
                .put("location", "$message.header#/" + Envelope.CORRELATION_ID);
        message.putObject("bindings").set("kafka", binding());
        message.putArray("examples")
                .addObject()
                .put("name", "made-up")
                .put("summary", "Times are counts, as the schema has them; decimals are text.")
                .<ObjectNode>set(
                        "headers", headers.example(context, publishers.get(0).name()))
                .set("payload", Example.counted(contract));
        return message;
    }

    private String title() {
        String words = contract.getName().replaceAll("([a-z0-9])([A-Z])", "$1 $2");
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private String description(Docs docs) {
        boolean ends = publishers.stream().anyMatch(Publisher::canEnd);
        String end = ends ? "\n\nA record without a value, a tombstone, says that there is no state any more." : "";
        return (docs.text() + end).strip();
    }

    private ObjectNode binding() {
        ObjectNode kafka = JsonNodeFactory.instance.objectNode();
        kafka.putObject("key").put("type", "string").put("description", Meaning.key(publishers));
        kafka.put("schemaIdLocation", "payload");
        kafka.put("schemaIdPayloadEncoding", "confluent");
        kafka.put(
                "schemaLookupStrategy",
                switch (strategy) {
                    case RECORD -> "RecordNameStrategy";
                    case TOPIC -> "TopicNameStrategy";
                    case TOPIC_RECORD -> "TopicRecordNameStrategy";
                });
        return kafka.put("bindingVersion", AsyncApi.KAFKA_BINDINGS);
    }

    /** Returns the message's own key: its simple name, unless a contract of another name space has it too. */
    static String id(PublicTopic<?> topic, List<PublicTopic<?>> all) {
        boolean isUnique = all.stream()
                .map(PublicTopic::schema)
                .filter(other -> other.getName().equals(topic.schema().getName()))
                .allMatch(other -> other.getFullName().equals(topic.schema().getFullName()));
        return isUnique ? topic.schema().getName() : topic.schema().getFullName();
    }
}
