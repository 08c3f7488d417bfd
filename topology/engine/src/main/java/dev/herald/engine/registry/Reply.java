package dev.herald.engine.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a registry answered to a call. */
record Reply(Call call, URI url, int status, String body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int EXCERPT = 300;

    /** Returns the JSON object of a success. */
    JsonNode json() {
        return json(JsonNodeType.OBJECT, "a JSON object");
    }

    /** Returns the numbers of a success. */
    List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode each : json(JsonNodeType.ARRAY, "a JSON array")) {
            if (!each.isInt()) {
                throw garbled("an array of numbers");
            }
            numbers.add(each.intValue());
        }
        return numbers;
    }

    private JsonNode json(JsonNodeType type, String expected) {
        if (status != 200) {
            throw failure();
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && json.getNodeType() == type) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new RegistryException.Garbled(where() + ": not JSON: " + excerpt(), e);
        }
        throw garbled(expected);
    }

    JsonNode field(String name) {
        JsonNode field = json().get(name);
        if (field == null || field.isNull()) {
            throw garbled("a field '" + name + "'");
        }
        return field;
    }

    int intField(String name) {
        JsonNode field = field(name);
        if (!field.canConvertToInt() || !field.isIntegralNumber()) {
            throw garbled("an int in field '" + name + "'");
        }
        return field.intValue();
    }

    RegistryException.Garbled garbled(String expected) {
        return new RegistryException.Garbled(where() + ": expected " + expected + ", got: " + excerpt(), null);
    }

    private RegistryException failure() {
        String text = where() + ": HTTP " + status + ": " + reason();
        return switch (status) {
            case 401, 403 -> new RegistryException.Denied(text);
            case 404 -> notFound(text);
            case 409 -> new RegistryException.Incompatible(text);
            default ->
                status >= 400
                        ? new RegistryException.Refused(text, null)
                        : new RegistryException.Garbled(text + "; expected HTTP 200", null);
        };
    }

    /** A 404 that is not the registry's own comes from a wrong base URL, and says nothing about the schema. */
    private RegistryException notFound(String text) {
        return errorNode().path("error_code").asInt() / 100 == 404
                ? new RegistryException.NotFound(text)
                : new RegistryException.Garbled(text + "; no registry seems to be at this URL", null);
    }

    private String reason() {
        String message = errorNode().path("message").asText();
        return message.isEmpty() ? excerpt() : message;
    }

    private JsonNode errorNode() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    String where() {
        return "schema registry " + url + ": " + call;
    }

    private String excerpt() {
        if (body.isBlank()) {
            return "(no body)";
        }
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "… (" + body.length() + " characters)";
    }
}
