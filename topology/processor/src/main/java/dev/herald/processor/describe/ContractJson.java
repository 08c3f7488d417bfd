package dev.herald.processor.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** A contract as JSON for people of any language: without what Avro notes for Java alone. */
final class ContractJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractJson() {}

    static JsonNode of(Schema contract) {
        try {
            return plain(JSON.readTree(contract.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(contract.getFullName() + " has no JSON form", e);
        }
    }

    private static JsonNode plain(JsonNode json) {
        if (json instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, plain(items.get(i)));
            }
        }
        if (json instanceof ObjectNode object) {
            object.remove(GenericData.STRING_PROP);
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (!entry.getKey().equals("default")) {
                    entry.setValue(plain(entry.getValue()));
                }
            }
            boolean isTypeAlone = object.size() == 1 && object.path("type").isTextual();
            return isTypeAlone ? object.get("type") : object;
        }
        return json;
    }
}
