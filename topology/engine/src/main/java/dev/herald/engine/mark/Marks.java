package dev.herald.engine.mark;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What contracts mark as not fit for everybody, on a field or on a type, with all that is in it:
 * {@code @confidential(true)} and {@code @personalData(true)}; and, as Confluent's registry knows them, {@code PII},
 * {@code PRIVATE} or {@code SENSITIVE} among the {@code confluent:tags}.
 */
public final class Marks {

    private static final String CONFIDENTIAL = "confidential";
    private static final String PERSONAL = "personalData";
    private static final String TAGS = "confluent:tags";
    private static final Set<String> SENSITIVE_TAGS = Set.of("PII", "PRIVATE", "SENSITIVE");

    private Marks() {}

    /** Returns whether a field or a schema has any of the marks itself. */
    public static boolean any(JsonProperties place) {
        return confidential(place)
                || isSet(place.getObjectProp(PERSONAL))
                || (place.getObjectProp(TAGS) instanceof Collection<?> tags
                        && tags.stream().anyMatch(tag -> SENSITIVE_TAGS.contains(String.valueOf(tag))));
    }

    /** Returns whether a field or a schema is marked {@code @confidential} itself. */
    public static boolean confidential(JsonProperties place) {
        return isSet(place.getObjectProp(CONFIDENTIAL));
    }

    private static boolean isSet(@Nullable Object mark) {
        return mark != null && !Boolean.FALSE.equals(mark);
    }

    /**
     * Returns every field of a contract, in its order, with whether it is marked, itself or by what it stands in.
     *
     * @param mark tells a mark on a field or a schema
     */
    public static Map<FieldPath, Boolean> fields(Schema contract, Predicate<JsonProperties> mark) {
        Map<FieldPath, Boolean> found = new LinkedHashMap<>();
        new Walk(mark, found, new HashSet<>()).visit(contract, FieldPath.RECORD, false);
        found.remove(FieldPath.RECORD);
        return found;
    }

    /** One walk through a schema; a record inside itself is not entered again. */
    private record Walk(Predicate<JsonProperties> mark, Map<FieldPath, Boolean> found, Set<String> inside) {

        void visit(Schema schema, FieldPath path, boolean markedAbove) {
            boolean marked = markedAbove || mark.test(schema);
            found.merge(path, marked, Boolean::logicalOr);
            switch (schema.getType()) {
                case RECORD -> record(schema, path, marked);
                case ARRAY -> visit(schema.getElementType(), path.items(), marked);
                case MAP -> visit(schema.getValueType(), path.entries(), marked);
                case UNION -> schema.getTypes().forEach(branch -> visit(branch, path, marked));
                default -> {}
            }
        }

        private void record(Schema schema, FieldPath path, boolean marked) {
            if (inside.add(schema.getFullName())) {
                schema.getFields()
                        .forEach(field -> visit(field.schema(), path.field(field.name()), marked || mark.test(field)));
                inside.remove(schema.getFullName());
            }
        }
    }
}
