package dev.herald.engine.trace;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.RuleWatch;

/**
 * Is told what one task does: it receives a record, rules work on it, they publish. Must not throw, nor change anything
 * that it is given. Used by one thread at a time.
 */
public interface TaskTrace extends RuleWatch {

    /** Work on a record begins. */
    void receives(SourceRecord record);

    /** The record was read as this event. */
    void read(DomainEvent<?> event);

    /** The record could not be read. */
    void unreadable(Throwable cause);

    /** Work on the record has ended, by an exception too. */
    void received();

    /**
     * An integration event is about to be sent.
     *
     * @param rule the rule, or the repair, that made it
     */
    void publishes(String rule, IntegrationEvent event);

    /** It was handed over, or an exception kept it from being so. */
    void published();
}
