package dev.herald.engine.project;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/** Values without parts of their own. */
record Scalar(Schema schema, Object missing, Writer writer, Reader reader) implements Part {

    private static final BigDecimal ZERO = new BigDecimal(BigInteger.ZERO, 0);
    private static final Schema BIG_DECIMAL = LogicalTypes.bigDecimal().addToSchema(Schema.create(Schema.Type.BYTES));
    private static final Conversions.BigDecimalConversion DECIMALS = new Conversions.BigDecimalConversion();

    /** The scalar types of a projection's components. */
    static final Map<Class<?>, Part> ALL = Map.ofEntries(
            Map.entry(boolean.class, bool()),
            Map.entry(Boolean.class, bool()),
            Map.entry(int.class, integer()),
            Map.entry(Integer.class, integer()),
            Map.entry(long.class, longInteger()),
            Map.entry(Long.class, longInteger()),
            Map.entry(double.class, real()),
            Map.entry(Double.class, real()),
            Map.entry(String.class, text()),
            Map.entry(Instant.class, instant()),
            Map.entry(LocalDate.class, date()),
            Map.entry(BigDecimal.class, decimal()));

    interface Writer {
        void write(Object value, Encoder out) throws IOException;
    }

    interface Reader {
        Object read(Decoder in) throws IOException;
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        writer.write(value, out);
    }

    @Override
    public Object read(Decoder in) throws IOException {
        return reader.read(in);
    }

    private static Part bool() {
        return new Scalar(
                Schema.create(Schema.Type.BOOLEAN),
                false,
                (value, out) -> out.writeBoolean((Boolean) value),
                Decoder::readBoolean);
    }

    private static Part integer() {
        return new Scalar(
                Schema.create(Schema.Type.INT), 0, (value, out) -> out.writeInt((Integer) value), Decoder::readInt);
    }

    private static Part longInteger() {
        return new Scalar(
                Schema.create(Schema.Type.LONG), 0L, (value, out) -> out.writeLong((Long) value), Decoder::readLong);
    }

    private static Part real() {
        return new Scalar(
                Schema.create(Schema.Type.DOUBLE),
                0.0,
                (value, out) -> out.writeDouble((Double) value),
                Decoder::readDouble);
    }

    private static Part text() {
        Schema schema = Schema.create(Schema.Type.STRING);
        GenericData.setStringType(schema, GenericData.StringType.String);
        return new Scalar(schema, "", (value, out) -> out.writeString((String) value), Decoder::readString);
    }

    /** Microseconds: an {@link Instant} finer than that is cut. */
    private static Part instant() {
        return new Scalar(
                LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)),
                0L,
                (value, out) -> out.writeLong(micros((Instant) value)),
                in -> instant(in.readLong()));
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), (long) (instant.getNano() / 1_000));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private static Part date() {
        return new Scalar(
                LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)),
                0,
                (value, out) -> out.writeInt(Math.toIntExact(((LocalDate) value).toEpochDay())),
                in -> LocalDate.ofEpochDay(in.readInt()));
    }

    /** Avro's logical type big-decimal: the scale travels with the value. */
    private static Part decimal() {
        return new Scalar(BIG_DECIMAL, "\u0002\u0000\u0000", Scalar::writeDecimal, Scalar::readDecimal);
    }

    private static void writeDecimal(Object value, Encoder out) throws IOException {
        out.writeBytes(BigDecimals.bytes((BigDecimal) value));
    }

    private static Object readDecimal(Decoder in) throws IOException {
        ByteBuffer bytes = in.readBytes(null);
        return bytes.hasRemaining() ? DECIMALS.fromBytes(bytes, BIG_DECIMAL, LogicalTypes.bigDecimal()) : ZERO;
    }
}
