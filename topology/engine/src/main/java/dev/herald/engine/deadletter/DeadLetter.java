package dev.herald.engine.deadletter;

import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Stage;

/**
 * An input, or one rule's work on it, that failed.
 *
 * @param source the record as it was read
 * @param aggregate the kind of the aggregate
 * @param aggregateId the aggregate's id; empty where the record's key has none
 * @param sequence the event's sequence; 0 where the record's key has none
 * @param rule the rule; empty where the record or the aggregate as a whole failed
 * @param stage where it failed
 * @param error what was thrown
 */
public record DeadLetter(
        SourceRecord source,
        String aggregate,
        String aggregateId,
        long sequence,
        String rule,
        Stage stage,
        ErrorText error) {}
