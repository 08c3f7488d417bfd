package dev.herald.engine.publication;

/**
 * The names of a context's topics.
 *
 * @param prefix put before every name as it is; empty for none
 * @param context the publication's context
 */
public record TopicNames(String prefix, String context) {

    /** Returns the topic of an aggregate's domain events. */
    public String domain(DomainTopic<?> topic) {
        return named("domain." + topic.aggregate());
    }

    /** Returns the topic of integration events, or of commands. */
    public String published(PublicTopic<?> topic) {
        return named((topic.style() == Style.COMMAND ? "command." : "public.") + topic.name());
    }

    /** Returns the topic of dead letters. */
    public String deadLetters() {
        return named("dead-letters");
    }

    /** Returns the topic on which Herald tells of itself. */
    public String supervision() {
        return named("supervision");
    }

    /** Returns the topic of commands to Herald itself, about the publication. */
    public String control() {
        return named("control");
    }

    private String named(String rest) {
        return prefix + context + "." + rest;
    }
}
