package dev.herald.engine.publication;

/** What a topic that a publication writes is for. Its name and its settings follow from it. */
public enum Style {
    /** Public, whole: events that carry all that a consumer needs. Kept for ever. */
    SUMMARY,
    /** Public, thin: who, what and when. The latest of them are kept. */
    NOTIFICATION,
    /** Public: the latest state of each aggregate, until it ends. Compacted. */
    SNAPSHOT,
    /** Private to the context: what another part of it is asked to do. Kept for ever. */
    COMMAND
}
