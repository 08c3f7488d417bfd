package dev.herald.engine.registry;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.contract.Version;
import dev.herald.engine.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** A registry in memory, for tests of a topology. Ids start at 1; equal schemas share one, as in a real registry. */
public final class InMemoryRegistry implements SchemaRegistry {

    private final CompatibilityLevel level;
    private final List<Schema> schemas = new ArrayList<>();
    private final Map<String, List<Schema>> versions = new TreeMap<>();

    /** Creates an empty registry with the level BACKWARD. */
    public InMemoryRegistry() {
        this(CompatibilityLevel.BACKWARD);
    }

    /** Creates an empty registry with one compatibility level for all subjects. */
    public InMemoryRegistry(CompatibilityLevel level) {
        this.level = level;
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        List<Schema> registered = versions.getOrDefault(subject, List.of());
        if (!registered.contains(schema)) {
            requireCompatible(subject, schema);
            versions.computeIfAbsent(subject, s -> new ArrayList<>()).add(schema);
        }
        return globalId(schema);
    }

    private void requireCompatible(String subject, Schema schema) {
        List<String> reasons = incompatibilities(subject, schema);
        if (!reasons.isEmpty()) {
            throw new RegistryException.Incompatible(
                    "in-memory registry: subject " + subject + ", level " + level + ": " + reasons);
        }
    }

    private int globalId(Schema schema) {
        int index = schemas.indexOf(schema);
        if (index < 0) {
            schemas.add(schema);
            return schemas.size();
        }
        return index + 1;
    }

    @Override
    public synchronized Schema schemaById(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new RegistryException.NotFound(
                    "in-memory registry: no schema has id " + id + ", known are 1 to " + schemas.size());
        }
        return schemas.get(id - 1);
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        if (!versions.getOrDefault(subject, List.of()).contains(schema)) {
            throw new RegistryException.NotFound(
                    "in-memory registry: subject " + subject + " has no version with schema " + schema.getFullName());
        }
        return globalId(schema);
    }

    @Override
    public synchronized List<String> incompatibilities(String subject, Schema schema) {
        List<Version> numbered = new ArrayList<>();
        versions.getOrDefault(subject, List.of()).forEach(each -> numbered.add(new Version(numbered.size() + 1, each)));
        return level.violations(schema, numbered).stream()
                .map(Violation::toString)
                .toList();
    }
}
