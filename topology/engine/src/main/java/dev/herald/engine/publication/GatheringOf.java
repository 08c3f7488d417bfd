package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A gathering whose next event types are of one source. Immutable; every function given to it must be pure.
 *
 * @param <P> the projection of the gathering
 * @param <S> the projection of the source
 */
public final class GatheringOf<P extends Record, S extends Record> extends Gathering<P> {

    private final DomainTopic<S> source;
    private final BiFunction<DomainEvent<?>, S, @Nullable String> id;

    GatheringOf(
            DomainTopic<P> events,
            Map<Class<? extends SpecificRecord>, Member> members,
            DomainTopic<S> source,
            BiFunction<DomainEvent<?>, S, @Nullable String> id) {
        super(events, members);
        this.source = source;
        this.id = id;
    }

    /**
     * Gathers the events of the types that follow under an id of their own.
     *
     * @param other from the event and the state as of it to the id; null for an event that is left out
     */
    public GatheringOf<P, S> by(BiFunction<DomainEvent<?>, S, @Nullable String> other) {
        return new GatheringOf<>(events(), members(), source, other);
    }

    /**
     * Adds an event type of the source and how it changes the gathering's projection.
     *
     * @throws IllegalArgumentException when the type has been added before
     */
    @SuppressWarnings("unchecked")
    public <E extends SpecificRecord> GatheringOf<P, S> on(Class<E> type, Fold<P, E> fold) {
        Member member = new Member(source, (event, state) -> id.apply(event, (S) state));
        return new GatheringOf<>(events().on(type, fold), with(type, member), source, id);
    }
}
