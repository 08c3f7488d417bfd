package dev.herald.engine.topology;

import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.step.Evaluation;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lanes of a task that wait for a reference. Which ones do is marked in the store; why is known in memory, and found
 * out again after a restart by looking again.
 */
final class WaitingLanes {

    private final KeptStore kept;
    private final LookupReferences references;
    private final ReferenceGate gate;
    private final Deque<AtGate> atGate = new ArrayDeque<>();
    private final Map<Evaluation.Missing, Set<LaneKey>> missing = new LinkedHashMap<>();
    private long changesSeen;

    private record AtGate(LaneKey lane, long mark) {}

    /** Goes on with a waiting lane. */
    interface Resumption {
        void resume(LaneKey lane, long mark);
    }

    WaitingLanes(KeptStore kept, LookupReferences references, ReferenceGate gate) {
        this.kept = kept;
        this.references = references;
        this.gate = gate;
        kept.eachWaiting(lane -> atGate.add(new AtGate(lane, gate.mark())));
    }

    /** Notes that a lane waits. */
    void await(LaneKey lane, Evaluation.Wait reason) {
        kept.waits(lane);
        if (reason instanceof Evaluation.Missing reference) {
            missing.computeIfAbsent(reference, each -> new LinkedHashSet<>()).add(lane);
        } else {
            atGate.add(new AtGate(lane, references.mark()));
        }
    }

    /** Notes that a lane waits no more. */
    void settled(LaneKey lane) {
        kept.waitsNoMore(lane);
    }

    /** Goes on with every lane whose reference may be there. */
    void wake(Resumption resumption) {
        AtGate first = atGate.peek();
        while (first != null && gate.passed(first.mark())) {
            atGate.remove();
            resumption.resume(first.lane(), first.mark());
            first = atGate.peek();
        }
        if (!missing.isEmpty() && references.changes() != changesSeen) {
            changesSeen = references.changes();
            found().forEach(lane -> resumption.resume(lane, gate.mark()));
        }
    }

    private List<LaneKey> found() {
        List<LaneKey> lanes = new ArrayList<>();
        missing.entrySet().removeIf(entry -> {
            boolean known =
                    references.knows(entry.getKey().lookup(), entry.getKey().id());
            if (known) {
                lanes.addAll(entry.getValue());
            }
            return known;
        });
        return lanes;
    }
}
