package dev.herald.processor.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Types of Avro in plain words. */
final class TypeWords {

    private static final Map<String, String> LOGICAL = Map.ofEntries(
            Map.entry("date", "a date"),
            Map.entry("time-millis", "a time of day, to the millisecond"),
            Map.entry("time-micros", "a time of day, to the microsecond"),
            Map.entry("timestamp-millis", "an instant, to the millisecond"),
            Map.entry("timestamp-micros", "an instant, to the microsecond"),
            Map.entry("timestamp-nanos", "an instant, to the nanosecond"),
            Map.entry("local-timestamp-millis", "a date and time without a zone, to the millisecond"),
            Map.entry("local-timestamp-micros", "a date and time without a zone, to the microsecond"),
            Map.entry("local-timestamp-nanos", "a date and time without a zone, to the nanosecond"),
            Map.entry("big-decimal", "an exact decimal number of any size"),
            Map.entry("uuid", "a UUID"),
            Map.entry("duration", "months, days and milliseconds"));

    private TypeWords() {}

    /** Returns what a value of the type is. A union with null is its other branches: whether null may be is another matter. */
    static String of(Schema type) {
        LogicalType logical = type.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "an exact decimal number: " + decimal.getPrecision() + " digits, " + decimal.getScale()
                    + " of them after the point";
        }
        String words = logical == null ? null : LOGICAL.get(logical.getName());
        return words == null ? plain(type) : words;
    }

    private static String plain(Schema type) {
        return switch (type.getType()) {
            case STRING -> "text";
            case BOOLEAN -> "true or false";
            case INT -> "a whole number of 32 bits";
            case LONG -> "a whole number of 64 bits";
            case FLOAT -> "a binary fraction of 32 bits";
            case DOUBLE -> "a binary fraction of 64 bits";
            case BYTES -> "bytes";
            case FIXED -> type.getFixedSize() + " bytes";
            case ENUM -> "one of " + String.join(", ", type.getEnumSymbols());
            case RECORD -> "a " + type.getName();
            case ARRAY -> "a list, each " + of(type.getElementType());
            case MAP -> "a map from text, each value " + of(type.getValueType());
            case NULL -> "nothing";
            case UNION -> branches(type).stream().map(TypeWords::of).collect(Collectors.joining(", or "));
        };
    }

    private static List<Schema> branches(Schema union) {
        List<Schema> present = union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        return present.isEmpty() ? union.getTypes() : present;
    }

    /** Returns the type in Avro's own words, with its logical type. */
    static String avro(Schema type) {
        String name =
                switch (type.getType()) {
                    case RECORD, ENUM, FIXED -> type.getName();
                    case ARRAY -> "array<" + avro(type.getElementType()) + ">";
                    case MAP -> "map<" + avro(type.getValueType()) + ">";
                    case UNION ->
                        "union {"
                                + type.getTypes().stream().map(TypeWords::avro).collect(Collectors.joining(", ")) + "}";
                    default -> type.getType().getName();
                };
        LogicalType logical = type.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ") (" + name + ")";
        }
        return logical == null ? name : logical.getName() + " (" + name + ")";
    }
}
