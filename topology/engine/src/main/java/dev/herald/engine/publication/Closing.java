package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * An outcome that closes an expectation. Immutable; every function given to it must be pure.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the event's record
 */
public final class Closing<P extends Record, E extends SpecificRecord> {

    private final Sign sign;

    private Closing(Sign sign) {
        this.sign = sign;
    }

    /** Says that events of a type close an expectation; of the same domain topic as the event that opens it. */
    public static <P extends Record, E extends SpecificRecord> Closing<P, E> outcome(
            DomainTopic<P> source, Class<E> type) {
        return new Closing<>(Sign.of(source, type));
    }

    /** Counts the outcome only where the condition holds; several conditions must all hold. */
    @SuppressWarnings("unchecked")
    public Closing<P, E> when(BiPredicate<DomainEvent<E>, P> holds) {
        return new Closing<>(sign.when((event, state) -> holds.test((DomainEvent<E>) event, (P) state)));
    }

    /** Counts the outcome only for events for which the condition holds; several conditions must all hold. */
    public Closing<P, E> when(Predicate<DomainEvent<E>> holds) {
        return when((event, state) -> holds.test(event));
    }

    /** Says which instance of the aggregate the outcome closes: the one that was opened with this key. */
    @SuppressWarnings("unchecked")
    public Closing<P, E> keyedBy(BiFunction<DomainEvent<E>, P, String> instanceKey) {
        return new Closing<>(sign.keyedBy((event, state) -> instanceKey.apply((DomainEvent<E>) event, (P) state)));
    }

    /** Says which instance of the aggregate the outcome closes: the one that was opened with this key. */
    public Closing<P, E> keyedBy(Function<DomainEvent<E>, String> instanceKey) {
        return keyedBy((event, state) -> instanceKey.apply(event));
    }

    Sign sign() {
        return sign;
    }
}
