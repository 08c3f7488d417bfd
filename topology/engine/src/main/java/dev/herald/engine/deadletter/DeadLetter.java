package dev.herald.engine.deadletter;

import dev.herald.engine.event.EventKey;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Stage;
import org.jspecify.annotations.Nullable;

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
        ErrorText error) {

    /**
     * Returns that of a record that failed as a whole.
     *
     * @param key the record's; null where it is none
     */
    public static DeadLetter ofRecord(
            SourceRecord source, String aggregate, @Nullable EventKey key, Stage stage, Throwable cause) {
        String id = key == null ? "" : key.aggregateId();
        long sequence = key == null ? 0 : key.sequence();
        return new DeadLetter(source, aggregate, id, sequence, "", stage, ErrorText.of(cause));
    }
}
