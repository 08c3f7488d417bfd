package dev.herald.engine.publication;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A public topic, {@code <context>.public.<name>}, and a type of integration event that is published on it.
 *
 * @param name the last part of the topic's name
 * @param type the compiled class of the record
 * @param <R> the record
 */
public record PublicTopic<R extends SpecificRecord>(String name, Class<R> type) {

    /**
     * Declares a topic of summaries: event-carried state that a consumer can build its view from. It keeps for ever, so
     * that a new consumer can start from the beginning.
     */
    public static <R extends SpecificRecord> PublicTopic<R> summary(String name, Class<R> type) {
        return new PublicTopic<>(name, type);
    }

    /** Returns the contract. */
    public Schema schema() {
        return SpecificData.get().getSchema(type);
    }
}
