package dev.herald.engine.topology;

import dev.herald.engine.store.LaneKey;

/** A lane that does not run keeps as many events as it may. */
final class KeptLimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeptLimitException(LaneKey lane, long kept) {
        super(lane + " keeps " + kept + " events, which is the limit: this one is not kept, and a redrive of the lane"
                + " does not bring it back");
    }
}
