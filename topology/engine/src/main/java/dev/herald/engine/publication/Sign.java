package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event that an expectation takes note of, with its types erased: the one that opens it, or an outcome.
 *
 * @param source the domain topic of the event
 * @param type the event's type
 * @param condition filters on event and state as of it
 * @param key what the instance is about within its aggregate; null where there is one for each aggregate
 */
public record Sign(
        DomainTopic<?> source,
        Class<? extends SpecificRecord> type,
        BiPredicate<DomainEvent<?>, Record> condition,
        @Nullable BiFunction<DomainEvent<?>, Record, String> key) {

    static Sign of(DomainTopic<?> source, Class<? extends SpecificRecord> type) {
        return new Sign(source, type, (event, state) -> true, null);
    }

    Sign when(BiPredicate<DomainEvent<?>, Record> holds) {
        return new Sign(source, type, condition.and(holds), key);
    }

    Sign keyedBy(BiFunction<DomainEvent<?>, Record, String> instanceKey) {
        return new Sign(source, type, condition, instanceKey);
    }
}
