package dev.herald.engine.step;

import dev.herald.engine.lane.Lane;
import dev.herald.engine.state.Intake;

/**
 * What became of an input, or of one rule's work on it; each has a counter. Of a record as a whole exactly one holds, and
 * of a handled record exactly one in each rule of its type. {@link #HELD}, {@link #WAITING}, {@link #PARKED} and
 * {@link #PENDING} hold for as
 * long as the event is kept, and then give way to the one that follows.
 */
public enum Outcome {
    /** It went to the rules of its type; each counts what it made of it. */
    HANDLED,
    /** A rule published for it. */
    PUBLISHED,
    /** A rule's condition did not hold, or the rule had nothing to publish. */
    FILTERED,
    /** A rule made something of it that it may publish only once its interval is over. */
    PENDING,
    /** What a rule made of it was pending when a later event took its place: it is not published. */
    SUPERSEDED,
    /** It went on to a gathering, where it is counted again. */
    GATHERED,
    /** Its type is not published: no rule runs on it. */
    IGNORED,
    /** The publication does not know its type. */
    UNKNOWN_TYPE,
    /** A tombstone: the event is erased, its place in the sequence has passed. */
    TOMBSTONE,
    /** It has passed before. */
    DUPLICATE,
    /** It is held until the events before it arrive. */
    HELD,
    /** A rule waits for a reference. */
    WAITING,
    /** A rule failed, or an earlier event of its lane did; it is kept. */
    PARKED,
    /** It was taken out of its lane on request. */
    DISCARDED,
    /** It is on the dead letter topic and nowhere else. */
    DEAD_LETTERED;

    /** Returns what holds for the events that a lane keeps. */
    public static Outcome ofKept(Lane lane) {
        return lane instanceof Lane.Waiting ? WAITING : PARKED;
    }

    /** Returns what holds for the events that are kept for an aggregate as a whole. */
    public static Outcome ofKept(Intake intake) {
        return intake instanceof Intake.Holding ? HELD : PARKED;
    }

    /** Returns whether nothing is left to be done: any other input is kept. */
    public boolean ends() {
        return this != HELD && this != WAITING && this != PARKED && this != PENDING;
    }
}
