package dev.herald.processor.deadletter;

import java.time.Instant;

/**
 * A lane that is parked.
 *
 * @param trouble the event at which it is parked
 * @param since when it was parked there
 */
public record ParkedLane(Trouble trouble, Instant since) {

    /** Returns the lane. */
    public LaneId lane() {
        return trouble.lane();
    }
}
