package dev.herald.engine.publication;

/** What an expectation does when the event that opens it comes again, for the same key, before an outcome. */
public enum Repeat {
    /** The clock starts anew, from the later event. */
    RESTART,
    /** The first event counts; the later one changes nothing while the first is open. */
    KEEP_FIRST,
    /** Each event opens an instance of its own; an outcome closes the oldest. */
    OPEN_ANOTHER
}
