package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A rule that reads two references. An {@link Presence#OPTIONAL optional} one that is not there is null in the mapping.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the event's record
 * @param <A> the first reference
 * @param <B> the second reference
 */
public final class EnrichedTwice<P extends Record, E extends SpecificRecord, A extends Record, B extends Record> {

    private final On<P, E> rule;

    EnrichedTwice(On<P, E> rule) {
        this.rule = rule;
    }

    /** From event, state and two references to what is published. */
    @FunctionalInterface
    public interface MapTwo<P, E, A, B, R> {
        /** Returns what is published; never null. */
        R map(DomainEvent<E> event, P state, A first, B second);
    }

    /** Publishes one integration event. */
    public <R extends SpecificRecord> Rule publish(PublicTopic<R> target, MapTwo<P, E, A, B, R> map) {
        return publishAll(target, (event, state, first, second) -> List.of(map.map(event, state, first, second)));
    }

    /** Publishes zero, one or many integration events, in the order of the list. */
    @SuppressWarnings({"unchecked", "NullAway"}) // an optional reference may be null: the rule asked for it
    public <R extends SpecificRecord> Rule publishAll(PublicTopic<R> target, MapTwo<P, E, A, B, List<R>> map) {
        return rule.rule(
                target,
                (event, state, found) -> map.map((DomainEvent<E>) event, (P) state, (A) found[0], (B) found[1]));
    }
}
