package dev.herald.engine.codec;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.jspecify.annotations.Nullable;

/** Compiles a schema into writers, once, so that nothing is looked up per record. Source: Avro 1.12 specification. */
final class ValueWriters {

    private final Map<String, RecordWriter> records = new HashMap<>();

    ValueWriter of(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return new DecimalWriter(schema, decimal, plain(schema));
        }
        var conversion = LogicalModel.conversion(schema.getLogicalType());
        return conversion == null ? plain(schema) : new LogicalWriter(schema, conversion, plain(schema));
    }

    private ValueWriter plain(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> union(schema);
            case ARRAY -> new ContainerWriters.ArrayWriter(of(schema.getElementType()));
            case MAP -> new ContainerWriters.MapWriter(of(schema.getValueType()));
            case ENUM -> new EnumWriter(schema);
            case FIXED -> fixed(schema);
            case STRING ->
                (value, out) -> {
                    if (!(value instanceof CharSequence text)) {
                        throw Fault.expected("string", value);
                    }
                    out.writeString(text);
                };
            case BYTES -> ValueWriters::bytes;
            case NULL ->
                (value, out) -> {
                    if (value != null) {
                        throw Fault.expected("null", value);
                    }
                };
            default -> number(schema.getType());
        };
    }

    private static ValueWriter number(Schema.Type type) {
        return switch (type) {
            case BOOLEAN -> (value, out) -> out.writeBoolean(typed(Boolean.class, "boolean", value));
            case INT -> (value, out) -> out.writeInt(typed(Integer.class, "int", value));
            case LONG ->
                (value, out) -> out.writeLong(value instanceof Integer i ? i : typed(Long.class, "long", value));
            case FLOAT -> (value, out) -> out.writeFloat(typed(Float.class, "float", value));
            case DOUBLE ->
                (value, out) -> out.writeDouble(value instanceof Float f ? f : typed(Double.class, "double", value));
            default -> throw new IllegalArgumentException("no number type: " + type);
        };
    }

    private static <T> T typed(Class<T> type, String name, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw Fault.expected(name, value);
        }
        return type.cast(value);
    }

    private RecordWriter record(Schema schema) {
        RecordWriter known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        RecordWriter writer = new RecordWriter(schema);
        records.put(schema.getFullName(), writer);
        List<Schema.Field> fields = schema.getFields();
        for (int i = 0; i < fields.size(); i++) {
            writer.fields[i] = of(fields.get(i).schema());
        }
        return writer;
    }

    private ValueWriter union(Schema union) {
        List<Schema> branches = union.getTypes();
        List<ValueWriter> writers = branches.stream().map(this::of).toList();
        int nullAt = branches.stream().map(Schema::getType).toList().indexOf(Schema.Type.NULL);
        return writers.size() == 2 && nullAt >= 0
                ? new ContainerWriters.NullableWriter(nullAt, writers.get(1 - nullAt))
                : new ContainerWriters.UnionWriter(union, writers);
    }

    private static void bytes(@Nullable Object value, WireBuffer out) {
        if (!(value instanceof ByteBuffer buffer)) {
            throw Fault.expected("bytes", value);
        }
        int length = buffer.remaining();
        out.writeInt(length);
        if (buffer.hasArray()) {
            out.writeRaw(buffer.array(), buffer.arrayOffset() + buffer.position(), length);
        } else {
            byte[] copy = new byte[length];
            buffer.duplicate().get(copy);
            out.writeRaw(copy, 0, length);
        }
    }

    private static ValueWriter fixed(Schema schema) {
        int size = schema.getFixedSize();
        return (value, out) -> {
            if (!(value instanceof GenericFixed fixed)) {
                throw Fault.expected("fixed " + schema.getFullName(), value);
            }
            if (fixed.bytes().length != size) {
                throw new Fault(fixed.bytes().length + " bytes where the contract wants " + size);
            }
            out.writeRaw(fixed.bytes(), 0, size);
        };
    }
}
