package dev.herald.engine.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Reads the Java values of logical types from JSON. */
final class JsonLogical {

    /** A double holds every decimal of this many digits; of one with more, some may be gone. */
    private static final int EXACT_DIGITS_OF_DOUBLE = 15;

    private JsonLogical() {}

    static Object java(JsonNode json, Schema schema, Conversion<?> conversion) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return new Decimals(decimal.getPrecision(), decimal.getScale()).fitted(decimal(json));
        }
        if (conversion.getConvertedType() == BigDecimal.class) {
            return decimal(json);
        }
        boolean counted = schema.getType() == Schema.Type.INT || schema.getType() == Schema.Type.LONG;
        if (json.isNumber() && counted) {
            return counted(JsonNumbers.read(json, schema.getType()), schema, conversion);
        }
        if (!json.isTextual()) {
            throw JsonFaults.expected("text for " + schema.getLogicalType().getName(), json);
        }
        return LogicalText.parse(json.textValue(), conversion.getConvertedType());
    }

    private static Object counted(Object count, Schema schema, Conversion<?> conversion) {
        try {
            return LogicalText.java(count, schema, conversion);
        } catch (RuntimeException e) {
            throw new Fault(
                    count + ", which is beyond " + schema.getLogicalType().getName(), e);
        }
    }

    private static BigDecimal decimal(JsonNode json) {
        if (json.isTextual()) {
            return (BigDecimal) LogicalText.parse(json.textValue(), BigDecimal.class);
        }
        if (!json.isNumber()) {
            throw JsonFaults.expected("a decimal, such as \"34.34\"", json);
        }
        boolean binary = json.isDouble() || json.isFloat();
        if (binary && !Double.isFinite(json.doubleValue())) {
            throw JsonFaults.expected("a finite decimal", json);
        }
        BigDecimal decimal = json.decimalValue();
        if (binary && decimal.precision() > EXACT_DIGITS_OF_DOUBLE) {
            throw JsonFaults.expected(
                    "text: a number of more than " + EXACT_DIGITS_OF_DOUBLE + " digits may have been rounded", json);
        }
        return decimal;
    }
}
