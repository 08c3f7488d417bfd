package dev.herald.processor.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * A made-up record of a contract as JSON: always the same one. What may be null or empty is not, unless the record would
 * never end.
 */
public final class Example {

    /** When everything in an example happens. */
    static final String TIME = "2026-01-09T08:17:18Z";

    private static final String DATE = "2026-01-09";
    private static final String CLOCK = "08:17:18";
    private static final String LOCAL = DATE + "T" + CLOCK;
    private static final String UUID = "6f1c7a52-58f0-5d0a-9b0e-3d1f4b7c2a10";
    private static final long EPOCH_DAY = 20_462;
    private static final long SECOND_OF_DAY = 29_838;
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400 + SECOND_OF_DAY;
    private static final String DIGITS = "1234";

    /** The logical types that count something: the text of an example, and its count. */
    private static final Map<String, Counted> COUNTED = Map.ofEntries(
            Map.entry("date", new Counted(DATE, EPOCH_DAY)),
            Map.entry("time-millis", new Counted(CLOCK, SECOND_OF_DAY * 1_000)),
            Map.entry("time-micros", new Counted(CLOCK, SECOND_OF_DAY * 1_000_000)),
            Map.entry("timestamp-millis", new Counted(TIME, EPOCH_SECOND * 1_000)),
            Map.entry("timestamp-micros", new Counted(TIME, EPOCH_SECOND * 1_000_000)),
            Map.entry("timestamp-nanos", new Counted(TIME, EPOCH_SECOND * 1_000_000_000)),
            Map.entry("local-timestamp-millis", new Counted(LOCAL, EPOCH_SECOND * 1_000)),
            Map.entry("local-timestamp-micros", new Counted(LOCAL, EPOCH_SECOND * 1_000_000)),
            Map.entry("local-timestamp-nanos", new Counted(LOCAL, EPOCH_SECOND * 1_000_000_000)));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final boolean isNatural;
    private final Deque<String> within = new ArrayDeque<>();

    private record Counted(String text, long count) {}

    private Example(boolean isNatural) {
        this.isNatural = isNatural;
    }

    /** Returns an example in {@linkplain dev.herald.engine.codec.NaturalJson natural JSON}, as Herald shows records. */
    public static ObjectNode natural(Schema contract) {
        return new Example(true).record(contract);
    }

    /**
     * Returns the same example as readers see it who know no logical types: times are counts, and fixed types have
     * their size in characters. So it is valid for the JSON schema that tools derive from an Avro schema.
     */
    public static ObjectNode counted(Schema contract) {
        return new Example(false).record(contract);
    }

    /** Returns the example text for a name: {@code payment-1} for {@code paymentId}. */
    static String text(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return words.endsWith("-id") ? words.substring(0, words.length() - 2) + "1" : words.replace('-', ' ');
    }

    private ObjectNode record(Schema schema) {
        ObjectNode json = JSON.objectNode();
        within.push(schema.getFullName());
        schema.getFields().forEach(field -> json.set(field.name(), value(field.schema(), field.name())));
        within.pop();
        return json;
    }

    private JsonNode value(Schema schema, String name) {
        LogicalType logical = schema.getLogicalType();
        return logical == null ? plain(schema, name) : logical(schema, logical, name);
    }

    private JsonNode logical(Schema schema, LogicalType logical, String name) {
        Counted counted = COUNTED.get(logical.getName());
        if (counted != null) {
            return isNatural ? JSON.textNode(counted.text) : JSON.numberNode(counted.count);
        }
        if (!isNatural && schema.getType() == Schema.Type.FIXED) {
            return plain(schema, name);
        }
        if (logical instanceof LogicalTypes.Decimal decimal) {
            String digits = DIGITS.substring(0, Math.min(DIGITS.length(), decimal.getPrecision()));
            return JSON.textNode(new BigDecimal(new BigInteger(digits), decimal.getScale()).toPlainString());
        }
        return switch (logical.getName()) {
            case "big-decimal" -> JSON.textNode("12.34");
            case "uuid" -> JSON.textNode(UUID);
            default -> plain(schema, name);
        };
    }

    private JsonNode plain(Schema schema, String name) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> value(branch(schema.getTypes()), name);
            case ARRAY -> JSON.arrayNode().addAll(items(schema.getElementType(), name));
            case MAP -> map(schema.getValueType(), name);
            case ENUM -> JSON.textNode(symbol(schema));
            case STRING -> JSON.textNode(text(name));
            case BYTES -> JSON.textNode(base64(3));
            case FIXED -> JSON.textNode(isNatural ? base64(schema.getFixedSize()) : "\0".repeat(schema.getFixedSize()));
            case INT, LONG -> JSON.numberNode(1);
            case FLOAT, DOUBLE -> JSON.numberNode(1.5);
            case BOOLEAN -> JSON.booleanNode(true);
            case NULL -> JSON.nullNode();
        };
    }

    private List<JsonNode> items(Schema items, String name) {
        return leadsBack(items) ? List.of() : List.of(value(items, name));
    }

    private ObjectNode map(Schema values, String name) {
        ObjectNode json = JSON.objectNode();
        return leadsBack(values) ? json : json.set("key", value(values, name));
    }

    /** The first branch that is not null; null itself where the others lead back to a record that contains them. */
    private Schema branch(List<Schema> branches) {
        return branches.stream()
                .filter(each -> each.getType() != Schema.Type.NULL && !leadsBack(each))
                .findFirst()
                .orElseGet(() -> Schema.create(Schema.Type.NULL));
    }

    private boolean leadsBack(Schema schema) {
        return schema.getType() == Schema.Type.RECORD && within.contains(schema.getFullName());
    }

    /** The first symbol that stands for something: the default stands for what a reader does not know. */
    private static String symbol(Schema schema) {
        return schema.getEnumSymbols().stream()
                .filter(symbol -> !symbol.equals(schema.getEnumDefault()))
                .findFirst()
                .orElseGet(() -> schema.getEnumSymbols().get(0));
    }

    private static String base64(int size) {
        return Base64.getEncoder().encodeToString(new byte[size]);
    }
}
