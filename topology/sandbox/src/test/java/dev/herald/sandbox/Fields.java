package dev.herald.sandbox;

import java.util.Map;
import java.util.Objects;

/** Reads the fields of a JSON object; each must be there. */
final class Fields {

    private Fields() {}

    static String text(Map<String, Object> object, String field) {
        return (String) any(object, field);
    }

    static long number(Map<String, Object> object, String field) {
        return ((Number) any(object, field)).longValue();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> object, String field) {
        return (Map<String, Object>) any(object, field);
    }

    private static Object any(Map<String, Object> object, String field) {
        return Objects.requireNonNull(object.get(field), () -> "no field '" + field + "' in " + object);
    }
}
