package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A rule on an event type. Immutable; every function given to it must be pure.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the event's record
 */
public final class On<P extends Record, E extends SpecificRecord> {

    private final String name;
    private final DomainTopic<P> source;
    private final Class<E> type;
    private final BiPredicate<DomainEvent<?>, Record> condition;
    private final BiFunction<DomainEvent<?>, Record, String> key;
    private final List<Enrichment> enrichments;

    On(String name, DomainTopic<P> source, Class<E> type) {
        this(name, source, type, (event, state) -> true, (event, state) -> event.aggregateId(), List.of());
    }

    private On(
            String name,
            DomainTopic<P> source,
            Class<E> type,
            BiPredicate<DomainEvent<?>, Record> condition,
            BiFunction<DomainEvent<?>, Record, String> key,
            List<Enrichment> enrichments) {
        this.name = name;
        this.source = source;
        this.type = type;
        this.condition = condition;
        this.key = key;
        this.enrichments = enrichments;
    }

    /** Runs the rule only where the condition holds; several conditions must all hold. */
    @SuppressWarnings("unchecked")
    public On<P, E> when(BiPredicate<DomainEvent<E>, P> holds) {
        BiPredicate<DomainEvent<?>, Record> next = (event, state) -> holds.test((DomainEvent<E>) event, (P) state);
        return new On<>(name, source, type, condition.and(next), key, enrichments);
    }

    /** Runs the rule only on events for which the condition holds; several conditions must all hold. */
    public On<P, E> when(Predicate<DomainEvent<E>> holds) {
        return when((event, state) -> holds.test(event));
    }

    /** Gives what is published a record key other than the aggregate's id. */
    @SuppressWarnings("unchecked")
    public On<P, E> keyedBy(BiFunction<DomainEvent<E>, P, String> recordKey) {
        BiFunction<DomainEvent<?>, Record, String> next =
                (event, state) -> recordKey.apply((DomainEvent<E>) event, (P) state);
        return new On<>(name, source, type, condition, next, enrichments);
    }

    /**
     * Reads a reference as of the event's time.
     *
     * @param id names the reference; null where the event names none
     */
    public <A extends Record> EnrichedOnce<P, E, A> enrich(
            Lookup<A> lookup, BiFunction<DomainEvent<E>, P, @Nullable String> id, Presence presence) {
        return new EnrichedOnce<>(with(lookup, id, presence));
    }

    /**
     * Reads a reference as of the event's time.
     *
     * @param id names the reference from the state as of the event; null where it names none
     */
    public <A extends Record> EnrichedOnce<P, E, A> enrich(
            Lookup<A> lookup, Function<P, @Nullable String> id, Presence presence) {
        return enrich(lookup, (event, state) -> id.apply(state), presence);
    }

    /** Publishes one integration event. */
    public <R extends SpecificRecord> Rule publish(PublicTopic<R> target, BiFunction<DomainEvent<E>, P, R> map) {
        return publishAll(target, (event, state) -> List.of(map.apply(event, state)));
    }

    /** Publishes zero, one or many integration events, in the order of the list. */
    @SuppressWarnings("unchecked")
    public <R extends SpecificRecord> Rule publishAll(
            PublicTopic<R> target, BiFunction<DomainEvent<E>, P, List<R>> map) {
        return rule(target, (event, state, found) -> map.apply((DomainEvent<E>) event, (P) state));
    }

    @SuppressWarnings("unchecked")
    On<P, E> with(Lookup<?> lookup, BiFunction<DomainEvent<E>, P, @Nullable String> id, Presence presence) {
        List<Enrichment> more = new ArrayList<>(enrichments);
        more.add(new Enrichment(lookup, (event, state) -> id.apply((DomainEvent<E>) event, (P) state), presence));
        return new On<>(name, source, type, condition, key, List.copyOf(more));
    }

    Rule rule(PublicTopic<?> target, Mapping mapping) {
        return new Rule(name, source, type, condition, enrichments, key, target, mapping);
    }
}
