package dev.herald.engine.topology;

import dev.herald.engine.store.LaneKey;

/** A required reference that did not come in time. */
final class MissingReferenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingReferenceException(LaneKey lane, long waited, long limit) {
        super(lane + ": a required reference is not there after " + waited + " ms; the limit is " + limit + " ms");
    }
}
