package dev.herald.engine.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The compiled records that a writer's schema may be resolved to: by full name, then by the reader's aliases. */
final class KnownTypes {

    private final Map<String, Class<? extends SpecificRecord>> byName = new HashMap<>();
    private final Map<String, Class<? extends SpecificRecord>> byAlias = new HashMap<>();

    KnownTypes(Collection<? extends Class<? extends SpecificRecord>> types) {
        for (Class<? extends SpecificRecord> type : types) {
            Schema schema = SpecificData.get().getSchema(type);
            claim(byName, schema.getFullName(), type);
            schema.getAliases().forEach(alias -> claim(byAlias, alias, type));
        }
    }

    private static void claim(
            Map<String, Class<? extends SpecificRecord>> names, String name, Class<? extends SpecificRecord> type) {
        Class<?> other = names.put(name, type);
        if (other != null && other != type) {
            throw new IllegalArgumentException(
                    "record name " + name + " is claimed by both " + other.getName() + " and " + type.getName());
        }
    }

    /** Returns a reader for what the schema's writer wrote; null where the type is not known. */
    @Nullable DatumReader<SpecificRecord> reader(Schema writer) {
        String name = writer.getFullName();
        Class<? extends SpecificRecord> type = byName.getOrDefault(name, byAlias.get(name));
        if (type == null || writer.getType() != Schema.Type.RECORD) {
            return null;
        }
        SpecificData data = SpecificData.getForClass(type);
        return new SpecificDatumReader<>(writer, data.getSchema(type), data);
    }
}
