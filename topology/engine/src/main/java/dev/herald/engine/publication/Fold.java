package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;

/**
 * How an event changes the state of its aggregate. Pure: the same arguments always give the same result, and nothing
 * else happens. An exception parks the aggregate.
 *
 * @param <P> the projection
 * @param <E> the event's record
 */
@FunctionalInterface
public interface Fold<P, E> {

    /** Returns the state after the event; never null. */
    P apply(P before, DomainEvent<E> event);
}
