package dev.herald.engine.receive;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.EventKey;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a domain record turned out to be. */
public sealed interface Received {

    /** A record with a place in the sequence of its aggregate. */
    sealed interface Placed extends Received {
        /** Returns that place. */
        EventKey key();
    }

    /** A domain event of a type that the topic declares. */
    record Fact(EventKey key, DomainEvent<SpecificRecord> event) implements Placed {

        /** Returns the event of a source without sequences, with the one that it was given. */
        public Fact numbered(long sequence) {
            return new Fact(new EventKey(key.aggregateId(), sequence), event.numbered(sequence));
        }
    }

    /** A tombstone: the event is erased; its place in the sequence has passed. */
    record Erased(EventKey key) implements Placed {}

    /** An event of a type that the topic does not declare. */
    record UnknownType(EventKey key, String type) implements Placed {}

    /** A record that cannot be read, and why. */
    record Unreadable(@Nullable EventKey key, UnreadableRecordException cause) implements Received {}
}
