package dev.herald.engine.supervise;

import dev.herald.engine.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the event that opened an instance.
 *
 * @param sequence its sequence
 * @param id its id
 * @param type the full name of its record
 * @param time when it happened, in milliseconds since the epoch
 * @param correlationId null where it has none
 */
public record Opening(
        long sequence,
        String id,
        String type,
        long time,
        @Nullable String correlationId) {

    static Opening of(DomainEvent<?> event) {
        return new Opening(
                event.sequence(),
                event.id(),
                event.data().getClass().getName(),
                event.time().toEpochMilli(),
                event.correlationId());
    }
}
