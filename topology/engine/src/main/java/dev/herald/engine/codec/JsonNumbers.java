package dev.herald.engine.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.avro.Schema;

/** Numbers and booleans to and from JSON. */
final class JsonNumbers {

    private JsonNumbers() {}

    static Object read(JsonNode json, Schema.Type type) {
        return switch (type) {
            case BOOLEAN -> bool(json);
            case INT -> integer(json);
            case LONG -> longInteger(json);
            case FLOAT -> real(json, (float) number(json), "a float");
            case DOUBLE -> real(json, number(json), "a double");
            default -> throw new IllegalArgumentException("no number type: " + type);
        };
    }

    private static Object bool(JsonNode json) {
        if (!json.isBoolean()) {
            throw JsonFaults.expected("true or false", json);
        }
        return json.booleanValue();
    }

    private static Object integer(JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToInt()) {
            throw JsonFaults.expected("an int, from -2^31 to 2^31-1", json);
        }
        return json.intValue();
    }

    private static Object longInteger(JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw JsonFaults.expected("a long, from -2^63 to 2^63-1", json);
        }
        return json.longValue();
    }

    private static double number(JsonNode json) {
        if (json.isNumber()) {
            return json.doubleValue();
        }
        return switch (json.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw JsonFaults.expected("a number, \"NaN\", \"Infinity\" or \"-Infinity\"", json);
        };
    }

    private static Object real(JsonNode json, Number value, String what) {
        if (json.isNumber() && Double.isInfinite(value.doubleValue())) {
            throw JsonFaults.expected(what + " within its range", json);
        }
        return value;
    }

    /** The number that its text says: of a float itself, JSON's nodes know digits that its text does not have. */
    static JsonNode write(float value) {
        String text = Float.toString(value);
        return Float.isFinite(value) ? DoubleNode.valueOf(Double.parseDouble(text)) : TextNode.valueOf(text);
    }

    static JsonNode write(double value) {
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(Double.toString(value));
    }
}
