package dev.herald.engine.contract;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Schemas in few words, for messages. */
final class SchemaText {

    private SchemaText() {}

    /** Returns a type: {@code [null, decimal(18, 2)]}, {@code enum Scheme}, {@code array of string}. */
    static String of(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        String type = schema.getType().name().toLowerCase(Locale.ROOT);
        return switch (schema.getType()) {
            case UNION -> schema.getTypes().stream().map(SchemaText::of).collect(Collectors.joining(", ", "[", "]"));
            case ARRAY -> "array of " + of(schema.getElementType());
            case MAP -> "map of " + of(schema.getValueType());
            case RECORD, ENUM -> type + " " + schema.getFullName();
            case FIXED ->
                (logical == null ? type : of(logical)) + " " + schema.getFullName() + "(" + schema.getFixedSize() + ")";
            default -> logical == null ? type : of(logical);
        };
    }

    /** Returns a logical type: {@code decimal(18, 2)}, {@code date}; {@code a plain value} where there is none. */
    static String of(@Nullable LogicalType type) {
        if (type instanceof LogicalTypes.Decimal decimal) {
            return "decimal(" + decimal.getPrecision() + ", " + decimal.getScale() + ")";
        }
        return type == null ? "a plain value" : type.getName();
    }
}
