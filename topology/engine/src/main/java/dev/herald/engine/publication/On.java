package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a rule: on an event type. Immutable; every function given to it must be pure.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the event's record
 */
public final class On<P extends Record, E extends SpecificRecord> {

    private final DomainTopic<P> source;
    private final Class<E> type;
    private final BiPredicate<DomainEvent<?>, Record> condition;
    private final BiFunction<DomainEvent<?>, Record, String> key;
    private final List<Enrichment> enrichments;

    private On(
            DomainTopic<P> source,
            Class<E> type,
            BiPredicate<DomainEvent<?>, Record> condition,
            BiFunction<DomainEvent<?>, Record, String> key,
            List<Enrichment> enrichments) {
        this.source = source;
        this.type = type;
        this.condition = condition;
        this.key = key;
        this.enrichments = enrichments;
    }

    /** Starts a rule that runs on events of one type of a domain topic. */
    public static <P extends Record, E extends SpecificRecord> On<P, E> on(DomainTopic<P> source, Class<E> type) {
        return new On<>(source, type, (event, state) -> true, (event, state) -> event.aggregateId(), List.of());
    }

    /** Runs the rule only where the condition holds; several conditions must all hold. */
    @SuppressWarnings("unchecked")
    public On<P, E> when(BiPredicate<DomainEvent<E>, P> holds) {
        BiPredicate<DomainEvent<?>, Record> next = (event, state) -> holds.test((DomainEvent<E>) event, (P) state);
        return new On<>(source, type, condition.and(next), key, enrichments);
    }

    /** Gives what is published a record key other than the aggregate's id. */
    @SuppressWarnings("unchecked")
    public On<P, E> keyedBy(BiFunction<DomainEvent<E>, P, String> name) {
        BiFunction<DomainEvent<?>, Record, String> next =
                (event, state) -> name.apply((DomainEvent<E>) event, (P) state);
        return new On<>(source, type, condition, next, enrichments);
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
        return new On<>(source, type, condition, key, List.copyOf(more));
    }

    Rule rule(PublicTopic<?> target, Mapping mapping) {
        return new Rule(source, type, condition, enrichments, key, target, mapping);
    }
}
