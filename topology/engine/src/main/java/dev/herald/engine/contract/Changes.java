package dev.herald.engine.contract;

import dev.herald.engine.contract.Change.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Finds what a newer schema has otherwise than an older one, for people to read. Pure. */
public final class Changes {

    private final List<Change> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final String root;

    private Changes(String root) {
        this.root = root;
    }

    /** Returns the changes, in the order of the newer schema's fields; empty where there are none. */
    public static List<Change> between(Schema older, Schema newer) {
        Changes changes = new Changes(newer.getFullName());
        changes.types(older, newer, "");
        return List.copyOf(changes.found);
    }

    private void types(Schema older, Schema newer, String path) {
        if (older.getType() != newer.getType()) {
            changed(path, "type", SchemaText.of(older), SchemaText.of(newer));
            return;
        }
        switch (newer.getType()) {
            case RECORD -> records(older, newer, path);
            case ENUM -> enums(older, newer, path);
            case ARRAY -> types(older.getElementType(), newer.getElementType(), path + "[]");
            case MAP -> types(older.getValueType(), newer.getValueType(), path + "{}");
            case UNION -> unions(older, newer, path);
            default -> {
                changed(path, "type", SchemaText.of(older), SchemaText.of(newer));
                changed(path, "properties", properties(older), properties(newer));
            }
        }
    }

    private void records(Schema older, Schema newer, String path) {
        if (!seen.add(newer.getFullName())) {
            return;
        }
        named(older, newer, path);
        Set<Schema.Field> gone = new LinkedHashSet<>(older.getFields());
        for (Schema.Field field : newer.getFields()) {
            Schema.Field before = before(older, field);
            String place = Place.below(path, field.name());
            if (before == null) {
                add(Kind.ADDED, place, SchemaText.of(field.schema()) + ", default " + defaultOf(field));
            } else {
                gone.remove(before);
                fields(before, field, place);
            }
        }
        gone.forEach(field -> add(
                Kind.REMOVED,
                Place.below(path, field.name()),
                SchemaText.of(field.schema()) + ", default " + defaultOf(field)));
    }

    private static Schema.@Nullable Field before(Schema older, Schema.Field field) {
        Schema.Field same = older.getField(field.name());
        return same != null
                ? same
                : field.aliases().stream()
                        .map(older::getField)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private void fields(Schema.Field older, Schema.Field newer, String place) {
        changed(place, "name", older.name(), newer.name());
        changed(place, "default", defaultOf(older), defaultOf(newer));
        changed(place, "aliases", older.aliases(), newer.aliases());
        changed(place, "doc", older.doc(), newer.doc());
        changed(place, "properties", properties(older), properties(newer));
        types(older.schema(), newer.schema(), place);
    }

    private void enums(Schema older, Schema newer, String path) {
        named(older, newer, path);
        changed(path, "symbols", older.getEnumSymbols(), newer.getEnumSymbols());
        changed(path, "default symbol", older.getEnumDefault(), newer.getEnumDefault());
    }

    private void named(Schema older, Schema newer, String path) {
        changed(path, "type's name", older.getFullName(), newer.getFullName());
        changed(path, "type's aliases", older.getAliases(), newer.getAliases());
        changed(path, "type's doc", older.getDoc(), newer.getDoc());
        changed(path, "type's properties", properties(older), properties(newer));
    }

    /** Unions of the same types by name are the same but for what is inside those. */
    private void unions(Schema older, Schema newer, String path) {
        if (!SchemaText.of(older).equals(SchemaText.of(newer))) {
            changed(path, "type", SchemaText.of(older), SchemaText.of(newer));
            return;
        }
        for (int i = 0; i < newer.getTypes().size(); i++) {
            types(older.getTypes().get(i), newer.getTypes().get(i), path);
        }
    }

    private void changed(String path, String what, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)) {
            add(Kind.CHANGED, path, what + " " + said(now) + ", was " + said(before));
        }
    }

    private static Object said(@Nullable Object value) {
        return value == null ? "none" : value;
    }

    private void add(Kind kind, String path, String text) {
        found.add(new Change(kind, Place.text(root, path), text));
    }

    /** All but the one that only tells how Java classes are generated. */
    private static Map<String, Object> properties(JsonProperties of) {
        Map<String, Object> properties = new TreeMap<>(of.getObjectProps());
        properties.remove("avro.java.string");
        return properties;
    }

    private static String defaultOf(Schema.Field field) {
        if (!field.hasDefaultValue()) {
            return "none";
        }
        Object value = field.defaultVal();
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return value == JsonProperties.NULL_VALUE ? "null" : String.valueOf(value);
    }
}
