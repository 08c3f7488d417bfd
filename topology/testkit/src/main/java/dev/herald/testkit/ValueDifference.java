package dev.herald.testkit;

import dev.herald.engine.mark.FieldPath;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Finds the fields in which two records of one contract differ. Plain data, as {@link GenericForm} has it. */
final class ValueDifference {

    private final Found found;

    /** Gets to know each difference. */
    interface Found {
        void differs(FieldPath path, String first, String second);
    }

    ValueDifference(Found found) {
        this.found = found;
    }

    void records(GenericRecord first, GenericRecord second) {
        values(first.getSchema(), first, second, FieldPath.RECORD);
    }

    private void values(Schema schema, @Nullable Object first, @Nullable Object second, FieldPath path) {
        if (first == null || second == null) {
            same(first, second, path);
            return;
        }
        switch (schema.getType()) {
            case RECORD -> fields(schema, (GenericRecord) first, (GenericRecord) second, path);
            case ARRAY -> items(schema.getElementType(), (Collection<?>) first, (Collection<?>) second, path);
            case MAP -> entries(schema.getValueType(), (Map<?, ?>) first, (Map<?, ?>) second, path);
            case UNION -> branches(schema, first, second, path);
            default -> same(first, second, path);
        }
    }

    private void branches(Schema union, Object first, Object second, FieldPath path) {
        int branch = GenericForm.DATA.resolveUnion(union, first);
        if (branch == GenericForm.DATA.resolveUnion(union, second)) {
            values(union.getTypes().get(branch), first, second, path);
        } else {
            found.differs(path, text(first), text(second));
        }
    }

    private void fields(Schema schema, GenericRecord first, GenericRecord second, FieldPath path) {
        for (Schema.Field field : schema.getFields()) {
            values(field.schema(), first.get(field.pos()), second.get(field.pos()), path.field(field.name()));
        }
    }

    private void items(Schema schema, Collection<?> first, Collection<?> second, FieldPath path) {
        if (first.size() != second.size()) {
            found.differs(path, first.size() + " items", second.size() + " items");
        }
        Iterator<?> others = second.iterator();
        for (Object item : first) {
            if (others.hasNext()) {
                values(schema, item, others.next(), path.items());
            }
        }
    }

    private void entries(Schema schema, Map<?, ?> first, Map<?, ?> second, FieldPath path) {
        if (!first.keySet().equals(second.keySet())) {
            found.differs(
                    path.entries(), first.keySet().toString(), second.keySet().toString());
        }
        first.forEach((key, entry) -> {
            if (second.containsKey(key)) {
                values(schema, entry, second.get(key), path.entries());
            }
        });
    }

    private void same(@Nullable Object first, @Nullable Object second, FieldPath path) {
        if (!Objects.equals(first, second)) {
            found.differs(path, text(first), text(second));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "null" : GenericForm.DATA.toString(value);
    }
}
