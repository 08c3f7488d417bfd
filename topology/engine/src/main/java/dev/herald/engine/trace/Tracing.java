package dev.herald.engine.trace;

/** Where traces of events go. */
public interface Tracing {

    /** Nowhere: each call does nothing. */
    Tracing OFF = new Untraced();

    /**
     * Returns what traces one task.
     *
     * @param context the publication's context
     * @param group the consumer group that reads
     * @param gathering the gathering whose events the task works on; empty for domain topics
     */
    TaskTrace task(String context, String group, String gathering);
}
