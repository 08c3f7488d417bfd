package dev.herald.engine.topology;

import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.step.Evaluation;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The lanes of a task that go on by themselves: those that wait for a reference, and those that are being released.
 * Which ones do is marked in the store; why is known in memory, and found out again after a restart by looking again.
 */
final class ActiveLanes {

    private final KeptStore kept;
    private final LookupReferences references;
    private final ReferenceGate gate;
    private final Deque<AtGate> atGate = new ArrayDeque<>();
    private final Deque<LaneKey> releasing = new ArrayDeque<>();
    private final MissingReferences missing;

    private record AtGate(LaneKey lane, long mark) {}

    /** Goes on with a lane. */
    interface Resumption {
        void resume(LaneKey lane, long mark);
    }

    ActiveLanes(KeptStore kept, LookupReferences references, ReferenceGate gate) {
        this.kept = kept;
        this.references = references;
        this.gate = gate;
        this.missing = new MissingReferences(references);
        kept.eachActive(releasing::add);
    }

    /** Notes that a lane waits. */
    void await(LaneKey lane, Evaluation.Wait reason) {
        kept.activate(lane);
        if (reason instanceof Evaluation.Missing reference) {
            missing.await(lane, reference);
        } else {
            atGate.add(new AtGate(lane, references.mark()));
        }
    }

    /** Notes that a lane is being released, and is not through yet. */
    void release(LaneKey lane) {
        kept.activate(lane);
        releasing.add(lane);
    }

    /** Notes that a lane runs or is parked. */
    void settled(LaneKey lane) {
        missing.forget(lane);
        kept.deactivate(lane);
    }

    /** Returns whether a lane waits for a reference that is known not to be there. */
    boolean isMissing(LaneKey lane) {
        return missing.isAwaiting(lane);
    }

    /** Goes on with every lane whose reference may be there. */
    void wake(Resumption resumption) {
        AtGate first = atGate.peek();
        while (first != null && gate.passed(first.mark())) {
            atGate.remove();
            resumption.resume(first.lane(), first.mark());
            first = atGate.peek();
        }
        for (LaneKey lane : missing.found()) {
            resumption.resume(lane, gate.mark());
        }
    }

    /** Goes on with the lanes that are being released, each once, for as long as the slice lasts. */
    void releaseSlice(Slice slice, Resumption resumption) {
        for (int left = releasing.size(); left > 0 && slice.lasts(); left--) {
            resumption.resume(releasing.remove(), gate.mark());
        }
    }
}
