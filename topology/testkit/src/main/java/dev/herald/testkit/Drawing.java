package dev.herald.testkit;

import dev.herald.engine.mark.Marks;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.Conversions.BigDecimalConversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Draws records of a contract: ordinary ones, in which numbers are small and texts are most often ids of aggregates, so
 * that events refer to each other; what is marked as confidential is text that stands nowhere else. Plain data, as
 * {@link GenericForm} has it.
 */
final class Drawing {

    private static final int DEEP = 4;
    private static final int MOST_ITEMS = 3;

    private final Random random;
    private final List<String> ids;
    private final Instant around;

    /**
     * Creates a drawing.
     *
     * @param ids texts to draw from; at least one
     * @param around times are some hours before or after this one
     */
    Drawing(Random random, List<String> ids, Instant around) {
        this.random = random;
        this.ids = ids;
        this.around = around;
    }

    GenericRecord record(Schema contract) {
        return record(contract, false, 0);
    }

    private GenericRecord record(Schema schema, boolean marked, int depth) {
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), marked || Marks.any(field), depth + 1));
        }
        return record;
    }

    /** Returns a value of any schema, in a place that is so deep in its record. */
    @Nullable Object value(Schema schema, boolean markedAbove, int depth) {
        boolean marked = markedAbove || Marks.any(schema);
        return switch (schema.getType()) {
            case RECORD -> record(schema, marked, depth);
            case ARRAY -> array(schema, marked, depth);
            case MAP -> map(schema, marked, depth);
            case UNION -> value(branch(schema, depth), marked, depth);
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> (int) number(schema);
            case LONG -> number(schema);
            case FLOAT -> random.nextInt(100_000) / 100f;
            case DOUBLE -> random.nextInt(100_000) / 100d;
            case STRING -> text(schema, marked);
            case BYTES -> bytes(schema);
            case FIXED -> new GenericData.Fixed(schema, fixed(schema));
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(random.nextInt(schema.getEnumSymbols().size())));
        };
    }

    private List<@Nullable Object> array(Schema schema, boolean marked, int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        IntStream.range(0, items(depth)).forEach(i -> items.add(value(schema.getElementType(), marked, depth + 1)));
        return items;
    }

    private Map<String, @Nullable Object> map(Schema schema, boolean marked, int depth) {
        Map<String, @Nullable Object> entries = new HashMap<>();
        for (int i = items(depth); i > 0; i--) {
            entries.put(marked ? Marker.text(random) : id(), value(schema.getValueType(), marked, depth + 1));
        }
        return entries;
    }

    private int items(int depth) {
        return depth > DEEP ? 0 : random.nextInt(MOST_ITEMS);
    }

    /** The first branch of a union ends a record that contains itself, since it is null as a rule. */
    private Schema branch(Schema union, int depth) {
        List<Schema> branches = union.getTypes();
        return branches.get(depth > DEEP ? 0 : random.nextInt(branches.size()));
    }

    private String text(Schema schema, boolean marked) {
        if (schema.getLogicalType() != null) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        return marked ? Marker.text(random) : id();
    }

    private String id() {
        return ids.get(random.nextInt(ids.size()));
    }

    private long number(Schema schema) {
        Instant time = around.plus(Duration.ofMinutes(random.nextInt(-600, 600)));
        long millis = time.toEpochMilli();
        return switch (logical(schema)) {
            case "date" -> Duration.ofMillis(millis).toDays();
            case "time-millis" -> random.nextInt(86_400_000);
            case "time-micros" -> random.nextLong(86_400_000_000L);
            case "timestamp-millis", "local-timestamp-millis" -> millis;
            case "timestamp-micros", "local-timestamp-micros" -> millis * 1_000;
            case "timestamp-nanos", "local-timestamp-nanos" -> millis * 1_000_000;
            default -> random.nextInt(4) == 0 ? random.nextInt(1_000) : random.nextInt(6);
        };
    }

    private ByteBuffer bytes(Schema schema) {
        return switch (logical(schema)) {
            case "decimal" -> ByteBuffer.wrap(decimal(schema).toByteArray());
            case "big-decimal" ->
                new BigDecimalConversion()
                        .toBytes(BigDecimal.valueOf(random.nextInt(100_000), 2), schema, schema.getLogicalType());
            default -> ByteBuffer.wrap(randomBytes(16));
        };
    }

    private byte[] fixed(Schema schema) {
        if (!logical(schema).equals("decimal")) {
            return randomBytes(schema.getFixedSize());
        }
        byte[] number = decimal(schema).toByteArray();
        byte[] wide = new byte[schema.getFixedSize()];
        int length = Math.min(number.length, wide.length);
        System.arraycopy(number, number.length - length, wide, wide.length - length, length);
        return wide;
    }

    private BigInteger decimal(Schema schema) {
        int precision = ((LogicalTypes.Decimal) schema.getLogicalType()).getPrecision();
        return BigInteger.valueOf(random.nextInt(100_000)).mod(BigInteger.TEN.pow(precision));
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String logical(Schema schema) {
        return schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    }
}
