package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * An expectation of which only the event that opens it is known. Immutable; every function given to it must be pure.
 *
 * @param <P> the projection of the domain topic
 * @param <E> the record of the event that opens it
 */
public final class After<P extends Record, E extends SpecificRecord> {

    private final DomainTopic<P> source;
    private final Sign sign;

    After(DomainTopic<P> source, Sign sign) {
        this.source = source;
        this.sign = sign;
    }

    /** Opens the expectation only where the condition holds; several conditions must all hold. */
    @SuppressWarnings("unchecked")
    public After<P, E> when(BiPredicate<DomainEvent<E>, P> holds) {
        return new After<>(source, sign.when((event, state) -> holds.test((DomainEvent<E>) event, (P) state)));
    }

    /** Opens the expectation only on events for which the condition holds; several conditions must all hold. */
    public After<P, E> when(Predicate<DomainEvent<E>> holds) {
        return when((event, state) -> holds.test(event));
    }

    /** Opens an instance for each key, instead of one for each aggregate. The outcomes must name the key too. */
    @SuppressWarnings("unchecked")
    public After<P, E> keyedBy(BiFunction<DomainEvent<E>, P, String> instanceKey) {
        return new After<>(
                source, sign.keyedBy((event, state) -> instanceKey.apply((DomainEvent<E>) event, (P) state)));
    }

    /** Opens an instance for each key, instead of one for each aggregate. The outcomes must name the key too. */
    public After<P, E> keyedBy(Function<DomainEvent<E>, String> instanceKey) {
        return keyedBy((event, state) -> instanceKey.apply(event));
    }

    /** Says which events close it: any of these types of the same aggregate. */
    @SafeVarargs
    public final Outcomes<P, E> oneOf(Class<? extends SpecificRecord>... types) {
        return new Outcomes<>(
                sign, Arrays.stream(types).map(type -> Sign.of(source, type)).toList());
    }

    /** Says which events close it, with their conditions and keys. */
    @SafeVarargs
    public final Outcomes<P, E> oneOf(Closing<P, ?>... outcomes) {
        List<Sign> signs = Arrays.stream(outcomes).map(Closing::sign).toList();
        return new Outcomes<>(sign, signs);
    }
}
