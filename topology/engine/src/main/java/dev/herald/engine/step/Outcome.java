package dev.herald.engine.step;

/**
 * What became of an input; each has a counter. Of a record as a whole, exactly one outcome holds; of an evaluated record,
 * exactly one in each rule of its type. {@link #HELD}, {@link #WAITING} and {@link #PARKED} hold for as long as the event
 * is kept, and give way to the outcome that follows.
 */
public enum Outcome {
    /** It went on to the rules of its type: their own outcomes say what became of it there. */
    EVALUATED,
    /** A rule published for it. */
    PUBLISHED,
    /** A rule's condition did not hold, or the rule had nothing to publish. */
    FILTERED,
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
    DEAD_LETTERED
}
