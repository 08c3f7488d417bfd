package dev.herald.engine.topology;

import dev.herald.engine.reference.RecentChanges;
import dev.herald.engine.step.Evaluation;
import dev.herald.engine.store.LaneKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The required references that are not there, with the lanes that wait for them. To look again costs what has changed,
 * not what is missing.
 */
final class MissingReferences {

    private final LookupReferences references;
    private final Map<String, OfLookup> byLookup = new HashMap<>();
    private final Map<LaneKey, Evaluation.Missing> byLane = new HashMap<>();

    private static final class OfLookup {
        private final Map<String, Set<LaneKey>> byId = new LinkedHashMap<>();
        private long seen;
    }

    MissingReferences(LookupReferences references) {
        this.references = references;
    }

    void await(LaneKey lane, Evaluation.Missing reference) {
        forget(lane);
        byLane.put(lane, reference);
        OfLookup missing = byLookup.computeIfAbsent(reference.lookup(), name -> new OfLookup());
        missing.byId
                .computeIfAbsent(reference.id(), id -> new LinkedHashSet<>())
                .add(lane);
    }

    boolean isAwaiting(LaneKey lane) {
        return byLane.containsKey(lane);
    }

    void forget(LaneKey lane) {
        Evaluation.Missing reference = byLane.remove(lane);
        OfLookup missing = reference == null ? null : byLookup.get(reference.lookup());
        if (reference != null && missing != null) {
            missing.byId.computeIfPresent(reference.id(), (id, lanes) -> {
                lanes.remove(lane);
                return lanes.isEmpty() ? null : lanes;
            });
        }
    }

    /** Returns the lanes whose reference is there now, and forgets them. */
    List<LaneKey> found() {
        if (byLane.isEmpty()) {
            return List.of();
        }
        List<LaneKey> lanes = new ArrayList<>();
        byLookup.forEach((lookup, missing) -> {
            if (!missing.byId.isEmpty()) {
                RecentChanges.Since changes = references.changes(lookup, missing.seen);
                missing.seen = changes.upTo();
                Collection<String> changed = changes.ids().orElseGet(() -> List.copyOf(missing.byId.keySet()));
                changed.forEach(id -> take(lookup, missing, id, lanes));
            }
        });
        lanes.forEach(byLane::remove);
        return lanes;
    }

    private void take(String lookup, OfLookup missing, String id, List<LaneKey> to) {
        if (missing.byId.containsKey(id) && references.knows(lookup, id)) {
            to.addAll(missing.byId.remove(id));
        }
    }
}
