package dev.herald.engine.sequence;

/** Where an event stands in the order of its aggregate. */
public enum Verdict {
    /** It has passed before. */
    DUPLICATE,
    /** It is the one to go on with. */
    NEXT,
    /** Others must come first. */
    AHEAD;

    /**
     * Judges an event's place.
     *
     * @param last the sequence of the last event that has passed; 0 for none
     * @param sequence the event's sequence
     */
    public static Verdict of(long last, long sequence) {
        if (sequence <= last) {
            return DUPLICATE;
        }
        return sequence == last + 1 ? NEXT : AHEAD;
    }
}
