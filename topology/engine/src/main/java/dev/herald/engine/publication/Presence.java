package dev.herald.engine.publication;

/** Whether a rule can do without a reference. */
public enum Presence {
    /** The lane waits for a reference that is not there yet. */
    REQUIRED,
    /** A reference that is not there reads null. */
    OPTIONAL
}
