package dev.herald.engine.step;

/** What became of an input, or of one rule's work on it; each has a counter. */
public enum Outcome {
    /** It went to the rules of its type; each counts what it made of it. */
    HANDLED,
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
    /** It is on the dead letter topic and nowhere else. */
    DEAD_LETTERED;

    /** Returns whether nothing is left to be done: any other input is kept, and counts again when it goes on. */
    public boolean ends() {
        return this != HELD && this != WAITING && this != PARKED;
    }
}
