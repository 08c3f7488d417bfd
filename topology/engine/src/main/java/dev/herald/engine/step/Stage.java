package dev.herald.engine.step;

/** Where on its way an event failed. The names are written to dead letters. */
public enum Stage {
    /** From bytes to event. */
    RECEIVE,
    /** The order of the aggregate's events. */
    SEQUENCE,
    /** The fold. */
    PROJECT,
    /** A rule's condition. */
    FILTER,
    /** A rule's lookups. */
    LOOK_UP,
    /** A rule's mapping. */
    MAP,
    /** Contract, size and time of what a rule published. */
    PUBLISH,
    /** Keeping the event for a lane that does not run. */
    KEEP,
    /** The id under which it is gathered. */
    GATHER,
    /** An expectation's condition, key or deadline. */
    SUPERVISE
}
