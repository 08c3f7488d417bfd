package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A lookup that a rule uses, and how the event names the reference.
 *
 * @param lookup where the reference is read
 * @param key the reference's id, from the event and the state as of it; null where the event names none
 * @param presence whether the rule can do without
 */
public record Enrichment(
        Lookup<?> lookup, BiFunction<DomainEvent<?>, Record, @Nullable String> key, Presence presence) {}
