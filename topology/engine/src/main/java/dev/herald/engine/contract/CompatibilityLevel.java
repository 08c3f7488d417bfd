package dev.herald.engine.contract;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

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

    /** Returns whether the new version must read what older ones wrote. */
    public boolean backward() {
        return backward;
    }

    /** Returns whether older versions must read what the new one writes. */
    public boolean forward() {
        return forward;
    }

    /**
     * Returns how a schema breaks this level; empty when it does not.
     *
     * @param versions the contract's versions so far, oldest first
     */
    public List<Violation> violations(Schema schema, List<Version> versions) {
        List<Violation> found = new ArrayList<>();
        int from = transitive ? 0 : Math.max(0, versions.size() - 1);
        for (Version old : versions.subList(from, versions.size())) {
            if (backward) {
                Compatibility.check(schema, old.schema())
                        .forEach(each -> found.add(new Violation(Direction.BACKWARD, old.number(), each)));
            }
            if (forward) {
                Compatibility.check(old.schema(), schema)
                        .forEach(each -> found.add(new Violation(Direction.FORWARD, old.number(), each)));
            }
        }
        return List.copyOf(found);
    }
}
