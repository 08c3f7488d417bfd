package dev.herald.engine.topology;

import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.lookup.References;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.reference.RecentChanges;
import dev.herald.engine.reference.ReferenceReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** The lookups as the core sees them: behind the gate, as of the mark of the event that is worked on. */
final class LookupReferences implements References {

    private final ReferenceGate gate;
    private final Map<String, ReferenceReader> readers = new HashMap<>();
    private long mark;

    LookupReferences(TaskParts parts, ProcessorContext<?, ?> context) {
        this.gate = parts.deployment().gate();
        for (Lookup<?> lookup : parts.deployment().publication().lookups()) {
            readers.put(
                    lookup.name(),
                    new ReferenceReader(
                            context.getStateStore(StoreNames.lookup(lookup)),
                            parts.projections(lookup.topic()),
                            parts.cache(lookup)));
        }
    }

    /** Sets the mark of the event that is worked on next. */
    void workAt(long eventsMark) {
        mark = eventsMark;
    }

    /** Sets the mark of the events read last: enough for any event. */
    void workAtLatest() {
        mark = gate.mark();
    }

    /** Returns the mark of the event that is worked on. */
    long mark() {
        return mark;
    }

    @Override
    public Answer asOf(Lookup<?> lookup, String id, Instant time) {
        return gate.passed(mark) ? reader(lookup.name()).asOf(id, time) : NotYet.NOT_YET;
    }

    /** Returns whether anything at all is known of a reference by now. */
    boolean knows(String lookup, String id) {
        return reader(lookup).asOf(id, Instant.MAX) instanceof Found;
    }

    /** Returns which references of a lookup have changed since it was last asked. */
    RecentChanges.Since changes(String lookup, long seen) {
        return reader(lookup).changes().since(seen);
    }

    Map<String, ReferenceReader> readers() {
        return readers;
    }

    private ReferenceReader reader(String lookup) {
        ReferenceReader reader = readers.get(lookup);
        if (reader == null) {
            throw new IllegalStateException("no lookup '" + lookup + "' is deployed");
        }
        return reader;
    }
}
