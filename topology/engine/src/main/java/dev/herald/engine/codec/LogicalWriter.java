package dev.herald.engine.codec;

import java.time.Instant;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Writes the Java type of a logical type, or the plain type below it. */
final class LogicalWriter implements ValueWriter {

    private final Schema schema;
    private final Conversion<?> conversion;
    private final Class<?> javaType;
    private final ValueWriter plain;
    private final boolean millis;

    LogicalWriter(Schema schema, Conversion<?> conversion, ValueWriter plain) {
        this.schema = schema;
        this.conversion = conversion;
        this.javaType = conversion.getConvertedType();
        this.plain = plain;
        this.millis = schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    @Override
    public void write(@Nullable Object value, WireBuffer out) {
        if (millis && value instanceof Instant instant) {
            out.writeLong(millis(instant));
        } else {
            plain.write(javaType.isInstance(value) ? raw(value) : value, out);
        }
    }

    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            throw new Fault("an instant beyond the range of timestamp-millis", e);
        }
    }

    private @Nullable Object raw(@Nullable Object value) {
        try {
            return Conversions.convertToRawType(value, schema, schema.getLogicalType(), conversion);
        } catch (AvroRuntimeException | ArithmeticException | IllegalArgumentException e) {
            throw new Fault(
                    "a " + javaType.getSimpleName() + " that does not fit "
                            + schema.getLogicalType().getName(),
                    e);
        }
    }
}
