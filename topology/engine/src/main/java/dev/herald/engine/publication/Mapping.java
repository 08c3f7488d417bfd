package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A rule's own work, with its types erased: from event, state and references to the records to publish. */
@FunctionalInterface
public interface Mapping {

    /**
     * Returns the records to publish, in order; empty for none.
     *
     * @param found one value for each enrichment, in order of declaration; null for an optional reference that is not
     *     there
     */
    List<? extends SpecificRecord> map(DomainEvent<?> event, Record state, @Nullable Object[] found);
}
