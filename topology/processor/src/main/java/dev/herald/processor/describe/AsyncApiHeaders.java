package dev.herald.processor.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.publish.Channel;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of a message: their JSON schema, and an example. */
final class AsyncApiHeaders {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, String> constants = new LinkedHashMap<>();

    AsyncApiHeaders(Channel channel) {
        constants.put(Envelope.CONTENT_TYPE, Envelope.APPLICATION_AVRO);
        constants.put(Envelope.SPEC_VERSION, Envelope.SPEC_VERSION_1_0);
        constants.put(Envelope.SOURCE, channel.source());
        constants.put(Envelope.TYPE, channel.type());
        constants.put(Envelope.DATA_SCHEMA, channel.dataSchema());
    }

    ObjectNode schema() {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        for (HeaderField field : HeaderField.ALL) {
            if (field.isAlways()) {
                required.add(field.name());
            }
            properties.set(field.name(), schema(field));
        }
        return schema;
    }

    private ObjectNode schema(HeaderField field) {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "string");
        schema.put("description", field.meaning());
        String constant = constants.get(field.name());
        if (constant != null) {
            return schema.put("const", constant);
        }
        if (field.name().equals(Envelope.SEQUENCE)) {
            return schema.put("pattern", "^[0-9]{19}$");
        }
        return field.format().isEmpty() ? schema : schema.put("format", field.format());
    }

    /** Returns the headers of what a publisher makes of the first event of an aggregate. */
    ObjectNode example(String context, String publisher) {
        String aggregateId = context + "-1";
        Map<String, String> values = new LinkedHashMap<>(constants);
        values.put(
                Envelope.ID,
                new EventIdentity().of(context, publisher, aggregateId, 1, 0).toString());
        values.put(Envelope.SUBJECT, aggregateId);
        values.put(Envelope.TIME, Example.TIME);
        values.put(Envelope.SEQUENCE, Envelope.sequenceText(1));
        values.put(Envelope.CAUSATION_ID, aggregateId + "#1");
        values.put(Envelope.CORRELATION_ID, "undertaking-1");
        ObjectNode example = JSON.objectNode();
        values.forEach(example::put);
        return example;
    }
}
