package dev.herald.engine.topology;

import dev.herald.engine.receive.Received;
import dev.herald.engine.receive.Receiver;
import dev.herald.engine.step.Step;
import dev.herald.engine.store.KeptEvent;

/**
 * What a task needs for one domain topic.
 *
 * @param aggregate the kind of the aggregate
 * @param receiver reads its records
 * @param step the core
 * @param dedupWindow for how long the ids of a source without sequences are remembered, in milliseconds of event time; 0
 *     where events have sequences; below 0 where none comes twice
 */
record SourceParts(String aggregate, Receiver receiver, Step step, long dedupWindow) {

    /** Stands for the window where events come once: those of a gathering. */
    static final long NO_DUPLICATES = -1;

    boolean hasSequences() {
        return dedupWindow == 0;
    }

    /** Reads an event that was kept. */
    Received read(KeptEvent kept) {
        Received received = receiver.receive(kept.source());
        return received instanceof Received.Fact fact && !hasSequences() ? fact.numbered(kept.sequence()) : received;
    }
}
