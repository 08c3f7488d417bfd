package dev.herald.engine.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.avro.AvroMissingFieldException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Reads natural JSON by a schema, into the values of a data model. */
final class JsonToAvro {

    private final GenericData data;

    JsonToAvro(GenericData data) {
        this.data = data;
    }

    @Nullable Object value(JsonNode json, Schema schema) {
        Conversion<?> conversion = LogicalModel.conversion(schema.getLogicalType());
        return conversion == null ? plain(json, schema) : logical(json, schema, conversion);
    }

    private Object logical(JsonNode json, Schema schema, Conversion<?> conversion) {
        Object java = JsonLogical.java(json, schema, conversion);
        Object plain = LogicalText.plain(java, schema, conversion);
        if (data.getConversionFor(schema.getLogicalType()) != null) {
            return java;
        }
        return schema.getType() == Schema.Type.STRING ? string(plain.toString(), schema) : plain;
    }

    private @Nullable Object plain(JsonNode json, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(json, schema);
            case UNION -> new JsonUnion(this, schema).read(json).value();
            case ARRAY -> array(json, schema);
            case MAP -> map(json, schema);
            case ENUM -> symbol(json, schema);
            case FIXED -> fixed(json, schema);
            case BYTES -> ByteBuffer.wrap(base64(json));
            case STRING -> string(text(json, "a string"), schema);
            case NULL -> nothing(json);
            default -> JsonNumbers.read(json, schema.getType());
        };
    }

    IndexedRecord record(JsonNode json, Schema schema) {
        if (!json.isObject()) {
            throw JsonFaults.expected("an object for record " + schema.getFullName(), json);
        }
        refuseUnknown(json, schema);
        IndexedRecord record = (IndexedRecord) data.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            try {
                record.put(field.pos(), field(json.get(field.name()), field));
            } catch (Fault fault) {
                throw fault.inField(field.name());
            }
        }
        return record;
    }

    private static void refuseUnknown(JsonNode json, Schema schema) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (schema.getField(name) == null) {
                throw new Fault("unknown field, expected one of "
                                + schema.getFields().stream()
                                        .map(Schema.Field::name)
                                        .toList())
                        .inField(JsonFaults.excerpt(name));
            }
        }
    }

    private @Nullable Object field(@Nullable JsonNode json, Schema.Field field) {
        if (json != null) {
            return value(json, field.schema());
        }
        try {
            return data.getDefaultValue(field);
        } catch (AvroMissingFieldException e) {
            throw new Fault("absent, and the contract gives no default");
        } catch (AvroRuntimeException e) {
            throw new Fault("absent, and its default cannot be used: " + e.getMessage(), e);
        }
    }

    private Object array(JsonNode json, Schema schema) {
        if (!json.isArray()) {
            throw JsonFaults.expected("an array", json);
        }
        GenericData.Array<Object> items = new GenericData.Array<>(json.size(), schema);
        for (int i = 0; i < json.size(); i++) {
            try {
                add(items, value(json.get(i), schema.getElementType()));
            } catch (Fault fault) {
                throw fault.atIndex(i);
            }
        }
        return items;
    }

    @SuppressWarnings("NullAway") // an Avro array of nullable items holds nulls
    private static void add(GenericData.Array<Object> items, @Nullable Object item) {
        items.add(item);
    }

    private Object map(JsonNode json, Schema schema) {
        if (!json.isObject()) {
            throw JsonFaults.expected("an object for a map", json);
        }
        Map<CharSequence, @Nullable Object> entries = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            try {
                entries.put(string(entry.getKey(), schema), value(entry.getValue(), schema.getValueType()));
            } catch (Fault fault) {
                throw fault.atKey(JsonFaults.excerpt(entry.getKey()));
            }
        }
        return entries;
    }

    private Object symbol(JsonNode json, Schema schema) {
        String symbol = text(json, "one of " + schema.getEnumSymbols());
        if (!schema.hasEnumSymbol(symbol)) {
            throw JsonFaults.expected("one of " + schema.getEnumSymbols(), json);
        }
        return data.createEnum(symbol, schema);
    }

    private Object fixed(JsonNode json, Schema schema) {
        byte[] bytes = base64(json);
        if (bytes.length != schema.getFixedSize()) {
            throw JsonFaults.expected(schema.getFixedSize() + " bytes in base64, not " + bytes.length, json);
        }
        return data.createFixed(null, bytes, schema);
    }

    private static byte[] base64(JsonNode json) {
        try {
            return Base64.getDecoder().decode(text(json, "bytes in base64"));
        } catch (IllegalArgumentException e) {
            throw JsonFaults.expected("bytes in base64", json);
        }
    }

    private static @Nullable Object nothing(JsonNode json) {
        if (!json.isNull()) {
            throw JsonFaults.expected("null", json);
        }
        return null;
    }

    private static String text(JsonNode json, String expected) {
        if (!json.isTextual()) {
            throw JsonFaults.expected(expected, json);
        }
        return json.textValue();
    }

    /** As Avro's readers do: Utf8, unless the schema asks for String. */
    private static CharSequence string(String text, Schema schema) {
        boolean asString = GenericData.StringType.String.name().equals(schema.getProp(GenericData.STRING_PROP));
        return asString ? text : new Utf8(text);
    }
}
