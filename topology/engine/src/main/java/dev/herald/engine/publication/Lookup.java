package dev.herald.engine.publication;

/**
 * Reference data folded from another aggregate's events, read as of an instant.
 *
 * @param name the lookup's name, unique in its publication; part of its store's name
 * @param topic the domain topic that it is folded from
 * @param <V> the projection of that topic
 */
public record Lookup<V extends Record>(String name, DomainTopic<V> topic) {

    /** Declares a lookup. */
    public static <V extends Record> Lookup<V> lookup(String name, DomainTopic<V> topic) {
        return new Lookup<>(name, topic);
    }
}
