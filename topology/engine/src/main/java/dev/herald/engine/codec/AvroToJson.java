package dev.herald.engine.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Writes Avro values as natural JSON. */
final class AvroToJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Only asked whether a value would be read back as the branch it is of. */
    private final JsonToAvro reader = new JsonToAvro(GenericData.get());

    ObjectNode record(IndexedRecord record) {
        ObjectNode json = JSON.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            try {
                json.set(field.name(), value(record.get(field.pos()), field.schema()));
            } catch (Fault fault) {
                throw fault.inField(field.name());
            }
        }
        return json;
    }

    private JsonNode value(@Nullable Object value, Schema schema) {
        Conversion<?> conversion = LogicalModel.conversion(schema.getLogicalType());
        return conversion == null || value == null ? plain(value, schema) : logical(value, schema, conversion);
    }

    private static JsonNode logical(Object value, Schema schema, Conversion<?> conversion) {
        try {
            boolean java = conversion.getConvertedType().isInstance(value);
            return JSON.textNode(LogicalText.text(java ? value : LogicalText.java(value, schema, conversion)));
        } catch (RuntimeException e) {
            throw new Fault(
                    "a " + value.getClass().getSimpleName() + " that is no "
                            + schema.getLogicalType().getName(),
                    e);
        }
    }

    private JsonNode plain(@Nullable Object value, Schema schema) {
        if (schema.getType() == Schema.Type.UNION) {
            return union(value, schema);
        }
        if (value == null && schema.getType() == Schema.Type.NULL) {
            return JSON.nullNode();
        }
        return switch (schema.getType()) {
            case STRING, ENUM -> JSON.textNode(as(Object.class, value, schema).toString());
            case BOOLEAN -> JSON.booleanNode(as(Boolean.class, value, schema));
            case INT -> JSON.numberNode(as(Integer.class, value, schema));
            case LONG -> JSON.numberNode(as(Number.class, value, schema).longValue());
            case FLOAT -> JsonNumbers.write(as(Float.class, value, schema));
            case DOUBLE -> JsonNumbers.write(as(Number.class, value, schema).doubleValue());
            case BYTES -> base64(bytes(as(ByteBuffer.class, value, schema)));
            case FIXED -> base64(as(GenericFixed.class, value, schema).bytes());
            case RECORD -> record(as(IndexedRecord.class, value, schema));
            case ARRAY -> array(as(Collection.class, value, schema), schema);
            case MAP -> map(as(Map.class, value, schema), schema);
            default -> throw Fault.expected(schema.getType().getName(), value);
        };
    }

    private static <T> T as(Class<T> type, @Nullable Object value, Schema schema) {
        if (!type.isInstance(value)) {
            throw Fault.expected(schema.getFullName(), value);
        }
        return type.cast(value);
    }

    private JsonNode union(@Nullable Object value, Schema union) {
        int branch = branch(value, union);
        Schema schema = union.getTypes().get(branch);
        JsonNode json = value(value, schema);
        return !JsonUnion.namesBranch(json, union) && readBackAs(json, union) == branch
                ? json
                : JSON.objectNode().set(schema.getFullName(), json);
    }

    private static int branch(@Nullable Object value, Schema union) {
        try {
            return LogicalModel.DATA.resolveUnion(union, value);
        } catch (AvroRuntimeException e) {
            throw Fault.expected("one of " + union, value);
        }
    }

    private int readBackAs(JsonNode json, Schema union) {
        try {
            return new JsonUnion(reader, union).read(json).branch();
        } catch (Fault fault) {
            return -1;
        }
    }

    private JsonNode array(Collection<?> items, Schema schema) {
        ArrayNode json = JSON.arrayNode(items.size());
        for (Object item : items) {
            try {
                json.add(value(item, schema.getElementType()));
            } catch (Fault fault) {
                throw fault.atIndex(json.size());
            }
        }
        return json;
    }

    private JsonNode map(Map<?, ?> entries, Schema schema) {
        ObjectNode json = JSON.objectNode();
        entries.forEach((key, entry) -> {
            try {
                json.set(String.valueOf(key), value(entry, schema.getValueType()));
            } catch (Fault fault) {
                throw fault.atKey(String.valueOf(key));
            }
        });
        return json;
    }

    private static JsonNode base64(byte[] bytes) {
        return JSON.textNode(Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
