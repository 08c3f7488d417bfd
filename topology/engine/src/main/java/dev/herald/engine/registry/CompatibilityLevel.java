package dev.herald.engine.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** What a new version of a contract must stay compatible with; Confluent's seven levels. */
public enum CompatibilityLevel {
    /** Anything goes. */
    NONE(false, false, false),
    /** Readers of the new version read what the latest one wrote. */
    BACKWARD(true, false, false),
    /** Readers of the new version read what any version wrote. */
    BACKWARD_TRANSITIVE(true, false, true),
    /** Readers of the latest version read what the new one writes. */
    FORWARD(false, true, false),
    /** Readers of any version read what the new one writes. */
    FORWARD_TRANSITIVE(false, true, true),
    /** Backward and forward. */
    FULL(true, true, false),
    /** Backward and forward, with every version. */
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    /**
     * Returns why a schema breaks this level; empty when it does not.
     *
     * @param versions the subject's schemas so far, oldest first
     */
    List<String> broken(Schema schema, List<Schema> versions) {
        List<String> reasons = new ArrayList<>();
        int from = transitive ? 0 : Math.max(0, versions.size() - 1);
        for (Schema old : versions.subList(from, versions.size())) {
            if (backward) {
                reasons.addAll(unreadable("the new version cannot read the old one", schema, old));
            }
            if (forward) {
                reasons.addAll(unreadable("the old version cannot read the new one", old, schema));
            }
        }
        return List.copyOf(reasons);
    }

    private static List<String> unreadable(String what, Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(fault -> what + ": " + fault.getType() + " at " + fault.getLocation() + ": " + fault.getMessage())
                .toList();
    }
}
