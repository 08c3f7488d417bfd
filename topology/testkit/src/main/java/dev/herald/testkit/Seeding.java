package dev.herald.testkit;

import dev.herald.engine.mark.FieldPath;
import dev.herald.engine.mark.Marks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts markers in the place of whatever contracts mark as confidential or personal: one of two for each value. What is
 * absent there is filled in.
 */
final class Seeding {

    /** A text that is shorter may be an aggregate's id by chance. */
    private static final int SHORTEST_ID = 4;

    private static final Instant ANY_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Predicate<ConfidentialField> second;
    private final int keepOneIn;
    private final Set<ConfidentialField> fields = new LinkedHashSet<>();
    private final Map<String, String> texts = new HashMap<>();
    private String type = "";
    private Random keeping = new Random(0);
    private boolean filling;

    /**
     * Creates a seeding.
     *
     * @param second the fields that get the second of their markers instead of the first
     * @param keepOneIn one of so many values stays as it is, the same one in each seeding; 0 for none
     */
    Seeding(Predicate<ConfidentialField> second, int keepOneIn) {
        this.second = second;
        this.keepOneIn = keepOneIn;
    }

    /** Returns the fields that were seeded, in the order in which they came. */
    Set<ConfidentialField> fields() {
        return fields;
    }

    /** Returns the same inputs with markers in them; an aggregate's id or a header that is such a value changes too. */
    List<Input> of(List<? extends Input> inputs) {
        List<Input> seeded = new ArrayList<>();
        for (Input input : inputs) {
            keeping = new Random(seeded.size());
            seeded.add(input instanceof DomainRecord record ? values(record) : input);
        }
        seeded.replaceAll(input -> input instanceof DomainRecord record ? ids(record) : input);
        return seeded;
    }

    private DomainRecord values(DomainRecord input) {
        return input.value() instanceof DomainRecord.Avro avro
                ? with(input, input.key(), new DomainRecord.Avro(record(avro.data())), input.headers())
                : input;
    }

    private DomainRecord ids(DomainRecord input) {
        Map<String, String> headers = new LinkedHashMap<>(input.headers());
        headers.replaceAll((name, text) -> texts.getOrDefault(text, text));
        String key = input.key();
        int split = key == null ? -1 : key.lastIndexOf('#');
        if (key == null || split < 0) {
            return with(input, key, input.value(), headers);
        }
        String id = key.substring(0, split);
        return with(input, texts.getOrDefault(id, id) + key.substring(split), input.value(), headers);
    }

    private static DomainRecord with(
            DomainRecord input, @Nullable String key, DomainRecord.Value value, Map<String, String> headers) {
        return new DomainRecord(input.aggregate(), key, value, input.time(), input.envelope(), headers);
    }

    private <R extends SpecificRecord> SpecificRecord record(R record) {
        type = record.getSchema().getFullName();
        GenericRecord plain = GenericForm.of(record);
        Object seeded = value(record.getSchema(), plain, FieldPath.RECORD, false);
        return GenericForm.compiled((GenericRecord) seeded, record.getClass());
    }

    private Object value(Schema schema, Object value, FieldPath path, boolean markedAbove) {
        boolean marked = markedAbove || Marks.any(schema);
        return switch (schema.getType()) {
            case RECORD -> record(schema, (GenericRecord) value, path, marked);
            case ARRAY -> array(schema, (Collection<?>) value, path.items(), marked);
            case MAP -> map(schema, (Map<?, ?>) value, path.entries(), marked);
            default -> marked ? marker(schema, value, path) : value;
        };
    }

    private GenericRecord record(Schema schema, GenericRecord record, FieldPath path, boolean marked) {
        GenericRecord seeded = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            FieldPath at = path.field(field.name());
            seeded.put(field.pos(), maybe(field.schema(), record.get(field.pos()), at, marked || Marks.any(field)));
        }
        return seeded;
    }

    private List<@Nullable Object> array(Schema schema, Collection<?> items, FieldPath path, boolean marked) {
        List<@Nullable Object> seeded = new ArrayList<>();
        items.forEach(item -> seeded.add(maybe(schema.getElementType(), item, path, marked)));
        return seeded;
    }

    private Map<String, @Nullable Object> map(Schema schema, Map<?, ?> entries, FieldPath path, boolean marked) {
        Map<String, @Nullable Object> seeded = new LinkedHashMap<>();
        Schema text = Schema.create(Schema.Type.STRING);
        entries.forEach((key, entry) -> seeded.put(
                String.valueOf(marked ? marker(text, String.valueOf(key), path) : key),
                maybe(schema.getValueType(), entry, path, marked)));
        return seeded;
    }

    /** Seeds what may be a union's value; nothing in a marked place becomes something. */
    private @Nullable Object maybe(Schema schema, @Nullable Object value, FieldPath path, boolean marked) {
        if (schema.getType() != Schema.Type.UNION) {
            return value == null ? null : value(schema, value, path, marked);
        }
        if (value != null) {
            Schema branch = schema.getTypes().get(GenericForm.DATA.resolveUnion(schema, value));
            return value(branch, value, path, marked);
        }
        Schema filled = schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElse(schema);
        boolean absent = filling || !(marked || Marks.any(filled)) || keeps();
        Object drawn = absent ? null : drawn(filled, path);
        return drawn == null ? null : filled(filled, drawn, path);
    }

    /** What was filled in is not filled up: a record that contains itself would have no end. */
    private Object filled(Schema schema, Object drawn, FieldPath path) {
        filling = true;
        try {
            return value(schema, drawn, path, true);
        } finally {
            filling = false;
        }
    }

    private @Nullable Object drawn(Schema schema, FieldPath path) {
        Random random = new Random(path.text().hashCode());
        return new Drawing(random, List.of(Marker.text(random)), ANY_TIME).value(schema, true, 0);
    }

    private Object marker(Schema schema, Object value, FieldPath path) {
        if (!filling && keeps()) {
            return value;
        }
        ConfidentialField field = new ConfidentialField(type, path);
        fields.add(field);
        Object marker = Marker.of(schema, value, field.toString(), second.test(field));
        if (marker instanceof String text && value.toString().length() >= SHORTEST_ID) {
            texts.put(value.toString(), text);
        }
        return marker;
    }

    private boolean keeps() {
        return keepOneIn > 0 && keeping.nextInt(keepOneIn) == 0;
    }
}
