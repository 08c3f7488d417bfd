package dev.herald.engine.topology;

import dev.herald.engine.store.AggregateKey;

/** An event that came after its place in the sequence had been passed as a gap. */
final class LateEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LateEventException(AggregateKey key, long sequence, long last) {
        super(key + "#" + sequence + " came after its place in the sequence had been passed as a gap; the last event"
                + " that has passed is " + last);
    }
}
