package dev.herald.processor.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * What became of a repair.
 *
 * @param repair the command
 * @param end how it ended
 * @param discarded whether the event was taken out
 * @param sequence up to which event the lane has gone on, or at which it stands; 0 where nothing came
 * @param parked the event at which it is parked again; null where it is not
 * @param reason why the command changed nothing; empty where it did not end so
 */
public record Outcome(
        Repair repair,
        End end,
        boolean discarded,
        long sequence,
        @Nullable Trouble parked,
        String reason) {

    /** How a repair can end. */
    public enum End {
        /** All that the lane had kept has gone on. */
        RELEASED,
        /** It has gone on up to where it waits: for a required reference, or for a missing event. */
        WAITING,
        /** It is parked again. */
        PARKED,
        /** The command changed nothing, and says why. */
        WITHOUT_EFFECT,
        /** Nothing was told in time: nobody runs, or the context is busy. */
        NONE
    }
}
