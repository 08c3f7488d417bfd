package dev.herald.engine.contract;

import dev.herald.engine.contract.Difference.Rule;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/**
 * Says whether a reader reads whatever a writer writes. The verdict is that of Avro's checker, which sees types
 * alone, and of Avro's resolution, which sees what the reader will really do: it tells of logical types that would be
 * taken for others, and of the few pairs that the checker lets pass and the reader refuses. Pure.
 */
public final class Compatibility {

    private Compatibility() {}

    /** Returns why the reader does not read everything that the writer writes; empty where it does. */
    public static List<Difference> check(Schema reader, Schema writer) {
        String root = reader.getFullName();
        List<Difference> found = new ArrayList<>();
        try {
            SchemaPairCompatibility verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
            if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
                found.addAll(Explanation.of(reader, writer));
            }
            Resolution resolution = Resolution.of(reader, writer);
            found.addAll(resolution.logical());
            if (found.isEmpty()) {
                found.addAll(resolution.errors());
            }
            if (found.isEmpty() && verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
                found.add(new Difference(root, Rule.UNRESOLVABLE, verdict.getDescription()));
            }
        } catch (AvroRuntimeException e) {
            // Two fields of the writer that one field of the reader claims, by its name and its aliases.
            found.add(new Difference(root, Rule.UNRESOLVABLE, String.valueOf(e.getMessage())));
        }
        return List.copyOf(found);
    }
}
