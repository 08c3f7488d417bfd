package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A rule that reads one reference. An {@link Presence#OPTIONAL optional} one that is not there is null in the mapping.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the event's record
 * @param <A> the reference
 */
public final class EnrichedOnce<P extends Record, E extends SpecificRecord, A extends Record> {

    private final On<P, E> rule;

    EnrichedOnce(On<P, E> rule) {
        this.rule = rule;
    }

    /** From event, state and one reference to what is published. */
    @FunctionalInterface
    public interface MapOne<P, E, A, R> {
        /** Returns what is published; never null. */
        R map(DomainEvent<E> event, P state, A reference);
    }

    /** Reads a second reference. */
    public <B extends Record> EnrichedTwice<P, E, A, B> enrich(
            Lookup<B> lookup, BiFunction<DomainEvent<E>, P, @Nullable String> id, Presence presence) {
        return new EnrichedTwice<>(rule.with(lookup, id, presence));
    }

    /** Publishes one integration event. */
    public <R extends SpecificRecord> Rule publish(PublicTopic<R> target, MapOne<P, E, A, R> map) {
        return publishAll(target, (event, state, reference) -> List.of(map.map(event, state, reference)));
    }

    /** Publishes zero, one or many integration events, in the order of the list. */
    @SuppressWarnings({"unchecked", "NullAway"}) // an optional reference may be null: the rule asked for it
    public <R extends SpecificRecord> Rule publishAll(PublicTopic<R> target, MapOne<P, E, A, List<R>> map) {
        return rule.rule(target, (event, state, found) -> map.map((DomainEvent<E>) event, (P) state, (A) found[0]));
    }
}
