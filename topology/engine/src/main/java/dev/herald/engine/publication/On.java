package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A rule on an event type, or on several of one domain topic. Immutable; every function given to it must be pure.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the event's record
 */
public final class On<P extends Record, E extends SpecificRecord> {

    /** The record key where nothing else is said. */
    static final BiFunction<DomainEvent<?>, Record, String> AGGREGATE_ID = (event, state) -> event.aggregateId();

    /** When a snapshot ends where nothing else is said. */
    static final BiPredicate<DomainEvent<?>, Record> NEVER = (event, state) -> false;

    private final String name;
    private final DomainTopic<P> source;
    private final Set<Class<? extends SpecificRecord>> types;
    private final BiPredicate<DomainEvent<?>, Record> condition;
    private final BiPredicate<DomainEvent<?>, Record> end;
    private final BiFunction<DomainEvent<?>, Record, String> key;
    private final List<Enrichment> enrichments;
    private final @Nullable Throttle throttle;

    On(String name, DomainTopic<P> source, Iterable<Class<? extends SpecificRecord>> types) {
        this(name, source, ordered(types), (event, state) -> true, NEVER, AGGREGATE_ID, List.of(), null);
    }

    private On(
            String name,
            DomainTopic<P> source,
            Set<Class<? extends SpecificRecord>> types,
            BiPredicate<DomainEvent<?>, Record> condition,
            BiPredicate<DomainEvent<?>, Record> end,
            BiFunction<DomainEvent<?>, Record, String> key,
            List<Enrichment> enrichments,
            @Nullable Throttle throttle) {
        this.name = name;
        this.source = source;
        this.types = types;
        this.condition = condition;
        this.end = end;
        this.key = key;
        this.enrichments = enrichments;
        this.throttle = throttle;
    }

    private static Set<Class<? extends SpecificRecord>> ordered(Iterable<Class<? extends SpecificRecord>> types) {
        Set<Class<? extends SpecificRecord>> each = new LinkedHashSet<>();
        types.forEach(each::add);
        return Collections.unmodifiableSet(each);
    }

    /** Runs the rule only where the condition holds; several conditions must all hold. */
    @SuppressWarnings("unchecked")
    public On<P, E> when(BiPredicate<DomainEvent<E>, P> holds) {
        BiPredicate<DomainEvent<?>, Record> next = (event, state) -> holds.test((DomainEvent<E>) event, (P) state);
        return new On<>(name, source, types, condition.and(next), end, key, enrichments, throttle);
    }

    /** Runs the rule only on events for which the condition holds; several conditions must all hold. */
    public On<P, E> when(Predicate<DomainEvent<E>> holds) {
        return when((event, state) -> holds.test(event));
    }

    /**
     * Says when a snapshot ends: where the condition holds, a tombstone is published instead of a state, with the
     * envelope of any record, and nothing is looked up or mapped. An event after that may begin it anew. Either of
     * several conditions is enough.
     */
    @SuppressWarnings("unchecked")
    public On<P, E> endWhen(BiPredicate<DomainEvent<E>, P> ends) {
        BiPredicate<DomainEvent<?>, Record> next = (event, state) -> ends.test((DomainEvent<E>) event, (P) state);
        return new On<>(name, source, types, condition, end.or(next), key, enrichments, throttle);
    }

    /**
     * Publishes a snapshot at most once in each interval of event time for an aggregate. The first state is published at
     * once; of those that follow within the interval, the latest once it is over. A tombstone is published at once, and
     * takes the place of a state that has not been.
     *
     * <p>That the interval is over is judged as the deadline of an expectation: by a later event of the aggregate, or in
     * Herald's stream time, so long after it as an event may be late; this is the hold of the publication.
     */
    public On<P, E> atMostEvery(Duration interval) {
        return with(new Throttle(interval, null));
    }

    /**
     * The same, with another time for which an event may be late. With less than the hold, the last state is told sooner;
     * but what is published on the way there depends on when an event arrives that is later than that.
     */
    public On<P, E> atMostEvery(Duration interval, Duration lateness) {
        return with(new Throttle(interval, lateness));
    }

    private On<P, E> with(Throttle other) {
        return new On<>(name, source, types, condition, end, key, enrichments, other);
    }

    /** Gives what is published a record key other than the aggregate's id. */
    @SuppressWarnings("unchecked")
    public On<P, E> keyedBy(BiFunction<DomainEvent<E>, P, String> recordKey) {
        BiFunction<DomainEvent<?>, Record, String> next =
                (event, state) -> recordKey.apply((DomainEvent<E>) event, (P) state);
        return new On<>(name, source, types, condition, end, next, enrichments, throttle);
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
        return new On<>(name, source, types, condition, end, key, List.copyOf(more), throttle);
    }

    Rule rule(PublicTopic<?> target, Mapping mapping) {
        return new Rule(name, source, types, condition, end, enrichments, key, throttle, target, mapping);
    }
}
