package dev.herald.processor.deadletter;

import dev.herald.control.Discard;
import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import org.apache.avro.specific.SpecificRecord;

/**
 * A command to repair one parked lane.
 *
 * @param kind what is to be done
 * @param commandId names the command
 * @param lane the lane, as it was parked when the command was made
 * @param who asks for it
 * @param why they do
 */
public record Repair(Kind kind, String commandId, ParkedLane lane, String who, String why) {

    /** What is to be done. */
    public enum Kind {
        /** Go on with what the lane keeps. */
        REDRIVE,
        /** Take the event out at which the lane is parked, then go on. */
        DISCARD
    }

    /** Returns the command. */
    public SpecificRecord command() {
        LaneId id = lane.lane();
        return kind == Kind.REDRIVE
                ? new Redrive(commandId, id.aggregate(), id.aggregateId(), id.rule(), who, why)
                : new Discard(commandId, id.aggregate(), id.aggregateId(), id.rule(), sequence(), who, why);
    }

    /** Returns the command that only asks what this one would do. */
    public SpecificRecord dryRun() {
        LaneId id = lane.lane();
        long discarded = kind == Kind.DISCARD ? sequence() : 0;
        return new Evaluate(commandId, id.aggregate(), id.aggregateId(), id.rule(), discarded, who);
    }

    private long sequence() {
        return lane.trouble().sequence();
    }

    @Override
    public String toString() {
        return (kind == Kind.REDRIVE ? "redrive " : "discard ") + lane.lane() + ", parked at " + sequence()
                + ": command " + commandId;
    }
}
