package dev.herald.engine.topology;

import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.release.ControlReader.ToEvaluate;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.topology.DryRunAnswer.End;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The dry runs that a task was asked for: one after another, each at one moment and within bounds, when repairs leave time.
 * They are kept in memory alone, since a dry run changes nothing: one that a restart interrupts is asked for again.
 */
final class DryRuns {

    /** How many events of a lane are evaluated at the most, and for how long. */
    private static final int EVENTS = 1_000;

    private static final long NANOS = 1_000_000_000L;
    private static final int ASKED_AT_MOST = 10_000;

    private final DryRun dryRun;
    private final Supervision supervision;
    private final LookupReferences references;
    private final ReferenceGate gate;
    private final int maxBytes;
    private final LongSupplier nanoClock;
    private final Deque<Asked> asked = new ArrayDeque<>();

    private record Asked(SourceParts parts, LaneKey lane, ToEvaluate command, long mark) {}

    DryRuns(DryRun dryRun, TaskWork work, ReferenceGate gate, int maxBytes, LongSupplier nanoClock) {
        this.dryRun = dryRun;
        this.supervision = work.reporter().supervision();
        this.references = work.references();
        this.gate = gate;
        this.maxBytes = maxBytes;
        this.nanoClock = nanoClock;
    }

    /** Takes a command; it is answered once the references hold all that stood in their log when it was read. */
    void ask(SourceParts parts, LaneKey lane, ToEvaluate command) {
        if (asked.size() < ASKED_AT_MOST) {
            asked.add(new Asked(parts, lane, command, references.mark()));
        } else {
            supervision.evaluated(new DryRunAnswer(command, maxBytes).ended(End.BUSY));
        }
    }

    /**
     * Answers for as long as the slice lasts.
     *
     * @param begins is told of each lane before its rules run
     */
    void work(Slice slice, Consumer<LaneKey> begins) {
        Asked first = asked.peek();
        while (first != null && slice.lasts() && gate.passed(first.mark())) {
            asked.remove();
            begins.accept(first.lane());
            answer(first);
            slice.spent();
            first = asked.peek();
        }
    }

    private void answer(Asked first) {
        references.workAt(first.mark());
        DryRunAnswer answer = new DryRunAnswer(first.command(), maxBytes);
        Slice bounds = new Slice(nanoClock, EVENTS, NANOS);
        supervision.evaluated(
                answer.ended(dryRun.evaluate(first.parts(), first.lane(), first.command(), answer, bounds)));
    }
}
