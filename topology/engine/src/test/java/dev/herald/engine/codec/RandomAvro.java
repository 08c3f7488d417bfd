package dev.herald.engine.codec;

import dev.herald.engine.sample.Fingerprint;
import dev.herald.engine.sample.Item;
import dev.herald.engine.sample.Kind;
import dev.herald.engine.sample.Person;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Schemas and values drawn from a seed; for the tests of other modules too. */
public final class RandomAvro {

    private static final List<Schema.Type> NAMELESS = List.of(
            Schema.Type.BOOLEAN,
            Schema.Type.INT,
            Schema.Type.LONG,
            Schema.Type.FLOAT,
            Schema.Type.DOUBLE,
            Schema.Type.STRING,
            Schema.Type.BYTES);

    private final Random random;
    private int names;

    public RandomAvro(long seed) {
        this.random = new Random(seed);
    }

    /** Returns the schema of a record nested so deep at the most; no two from one seed share a name. */
    public Schema record(int depth) {
        String name = "R" + names++;
        Schema record = Schema.createRecord(name, null, "random", false);
        List<Schema.Field> fields = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            fields.add(new Schema.Field("f" + i, schema(depth - 1)));
        }
        if (random.nextInt(3) == 0) {
            fields.add(new Schema.Field("self", Schema.createUnion(Schema.create(Schema.Type.NULL), record)));
        }
        record.setFields(fields);
        return record;
    }

    private Schema schema(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0, 1, 2 -> Schema.create(NAMELESS.get(random.nextInt(NAMELESS.size())));
            case 3, 4 -> logical();
            case 5 -> Schema.createEnum("E" + names++, null, "random", List.of("A", "B", "C"));
            case 6 -> Schema.createFixed("F" + names++, null, "random", random.nextInt(5));
            case 7 -> Schema.create(Schema.Type.NULL);
            case 8 -> Schema.createArray(schema(depth - 1));
            case 9 -> Schema.createMap(schema(depth - 1));
            case 10 -> union(depth);
            default -> record(depth);
        };
    }

    private Schema logical() {
        return switch (random.nextInt(8)) {
            case 0 -> LogicalTypes.decimal(12, 3).addToSchema(Schema.create(Schema.Type.BYTES));
            case 1 -> LogicalTypes.decimal(12, 3).addToSchema(Schema.createFixed("D" + names++, null, "random", 9));
            case 2 -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case 3 -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case 4 -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case 5 -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case 6 -> LogicalTypes.localTimestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            default -> LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
        };
    }

    private Schema union(int depth) {
        Map<String, Schema> branches = new HashMap<>();
        branches.put("null", Schema.create(Schema.Type.NULL));
        int count = 1 + random.nextInt(4);
        while (branches.size() <= count) {
            Schema branch = schema(depth - 1);
            if (branch.getType() != Schema.Type.UNION) {
                branches.putIfAbsent(branch.getFullName(), branch);
            }
        }
        return Schema.createUnion(List.copyOf(branches.values()));
    }

    /** Returns a record such as Avro's generic reader makes. */
    public GenericData.Record filled(Schema schema) {
        return filled(schema, 0);
    }

    private GenericData.Record filled(Schema schema, int level) {
        GenericData.Record record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema(), level + 1)));
        return record;
    }

    private @Nullable Object value(Schema schema, int level) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt() >> random.nextInt(31);
            case LONG -> number(schema);
            case FLOAT -> Float.intBitsToFloat(random.nextInt());
            case DOUBLE ->
                random.nextBoolean() ? (double) random.nextInt(100) : Double.longBitsToDouble(random.nextLong());
            case STRING ->
                new Utf8(schema.getLogicalType() == null ? text() : new UUID(random.nextLong(), 7).toString());
            case BYTES ->
                ByteBuffer.wrap(
                        schema.getLogicalType() == null
                                ? bytes(random.nextInt(9))
                                : unscaled().toByteArray());
            case FIXED -> fixed(schema);
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(random.nextInt(schema.getEnumSymbols().size())));
            case ARRAY -> array(schema, level);
            case MAP -> map(schema, level);
            case UNION ->
                value(
                        schema.getTypes()
                                .get(
                                        level > 6
                                                ? nullOf(schema)
                                                : random.nextInt(
                                                        schema.getTypes().size())),
                        level);
            case RECORD -> filled(schema, level);
        };
    }

    private static int nullOf(Schema union) {
        return union.getTypes().stream().map(Schema::getType).toList().indexOf(Schema.Type.NULL);
    }

    private long number(Schema schema) {
        return switch (schema.getLogicalType() == null
                ? ""
                : schema.getLogicalType().getName()) {
            case "" -> random.nextLong() >> random.nextInt(63);
            case "time-micros" -> random.nextLong(86_400_000_000L);
            default -> random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);
        };
    }

    private GenericData.Fixed fixed(Schema schema) {
        if (schema.getLogicalType() == null) {
            return new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
        }
        ByteBuffer wide = ByteBuffer.allocate(9);
        BigInteger unscaled = unscaled();
        wide.put((byte) (unscaled.signum() < 0 ? -1 : 0)).putLong(unscaled.longValueExact());
        return new GenericData.Fixed(schema, wide.array());
    }

    private GenericData.Array<Object> array(Schema schema, int level) {
        GenericData.Array<Object> items = new GenericData.Array<>(4, schema);
        IntStream.range(0, random.nextInt(4)).forEach(i -> items.add(value(schema.getElementType(), level + 1)));
        return items;
    }

    private Map<Utf8, @Nullable Object> map(Schema schema, int level) {
        Map<Utf8, @Nullable Object> entries = new HashMap<>();
        IntStream.range(0, random.nextInt(4))
                .forEach(i -> entries.put(new Utf8(text()), value(schema.getValueType(), level + 1)));
        return entries;
    }

    /** Returns a compiled record with a field of every type. */
    public Item item() {
        return Item.newBuilder()
                .setId(text())
                .setKind(List.of(Kind.BOOK, Kind.JOURNAL, Kind.MAP).get(random.nextInt(3)))
                .setLent(random.nextBoolean())
                .setCopies(random.nextInt())
                .setSerial(random.nextLong())
                .setWeight(random.nextFloat())
                .setHeight(random.nextGaussian())
                .setCover(ByteBuffer.wrap(bytes(random.nextInt(200))))
                .setFingerprint(new Fingerprint(bytes(8)))
                .setPrice(new BigDecimal(unscaled(), 2))
                .setFine(maybe(() -> new BigDecimal(BigInteger.valueOf(random.nextInt(1000)), 3)))
                .setBought(instant(ChronoUnit.MILLIS))
                .setDue(maybe(() -> instant(ChronoUnit.MILLIS)))
                .setPrinted(LocalDate.ofEpochDay(random.nextInt(40_000)))
                .setOpens(LocalTime.ofNanoOfDay(random.nextInt(86_400_000) * 1_000_000L))
                .setScanned(instant(ChronoUnit.MICROS))
                .setUid(new UUID(random.nextLong(), random.nextLong()))
                .setAuthor(person())
                .setLentTo(maybe(this::person))
                .setEditors(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> person())
                        .toList())
                .setReturns(List.of(instant(ChronoUnit.MILLIS), instant(ChronoUnit.MILLIS)))
                .setNotes(Map.of(text(), text()))
                .setPrices(Map.of(text(), new BigDecimal("12.340")))
                .setExtra(
                        maybe(() -> List.of(text(), random.nextLong(), person()).get(random.nextInt(3))))
                .setRemark(maybe(this::text))
                .build();
    }

    private Person person() {
        return Person.newBuilder().setName(text()).setBorn(maybe(this::text)).build();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private Instant instant(ChronoUnit unit) {
        return Instant.EPOCH.plus(random.nextLong(2_000_000_000_000L), unit);
    }

    private BigInteger unscaled() {
        return BigInteger.valueOf(random.nextLong(-999_999_999_999L, 999_999_999_999L) >> random.nextInt(40));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        int length = random.nextInt(10) == 0 ? 100 : random.nextInt(8);
        String alphabet = random.nextInt(4) == 0 ? "aé漢\uD83D\uDE00" : "abc \"\\0";
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        random.ints(length, 0, points.length).forEach(i -> text.appendCodePoint(points[i]));
        return text.toString();
    }
}
