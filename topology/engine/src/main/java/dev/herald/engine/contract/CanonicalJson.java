package dev.herald.engine.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.Schema;

/**
 * A schema as text that is the same for the same contract: attributes in a fixed order, two spaces for each level. All
 * that readers, resolution and documentation need is kept: defaults, aliases, logical types, docs and marks of our own.
 * Left out is {@code avro.java.string}, which only tells how Java classes are generated. Pure.
 */
public final class CanonicalJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JAVA_STRING = "avro.java.string";
    private static final List<String> FIELDS = List.of("name", "type", "doc", "aliases", "default", "order");
    private static final List<String> TYPES = List.of(
            "type",
            "name",
            "namespace",
            "doc",
            "aliases",
            "fields",
            "symbols",
            "items",
            "values",
            "size",
            "logicalType",
            "precision",
            "scale",
            "default");

    private CanonicalJson() {}

    /** Returns the text, with a line break at its end. */
    public static String of(Schema schema) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return JSON.writer(printer).writeValueAsString(type(JSON.readTree(schema.toString()))) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema that is no JSON: " + schema, e);
        }
    }

    private static JsonNode type(JsonNode type) {
        if (type instanceof ArrayNode union) {
            ArrayNode branches = JSON.createArrayNode();
            union.forEach(branch -> branches.add(type(branch)));
            return branches;
        }
        if (type instanceof ObjectNode object) {
            ObjectNode ordered = ordered(object, TYPES);
            return ordered.size() == 1 && ordered.has("type") ? ordered.get("type") : ordered;
        }
        return type;
    }

    private static ObjectNode ordered(ObjectNode object, List<String> order) {
        ObjectNode ordered = JSON.createObjectNode();
        for (String name : names(object, order)) {
            JsonNode value = object.get(name);
            switch (name) {
                case "type", "items", "values" -> ordered.set(name, type(value));
                case "fields" -> {
                    ArrayNode fields = ordered.putArray(name);
                    value.forEach(field -> fields.add(ordered((ObjectNode) field, FIELDS)));
                }
                case JAVA_STRING -> {}
                default -> ordered.set(name, value);
            }
        }
        return ordered;
    }

    private static List<String> names(ObjectNode object, List<String> order) {
        List<String> names = new ArrayList<>(order);
        names.removeIf(name -> !object.has(name));
        TreeSet<String> others = new TreeSet<>();
        object.fieldNames().forEachRemaining(others::add);
        order.forEach(others::remove);
        names.addAll(others);
        return names;
    }
}
