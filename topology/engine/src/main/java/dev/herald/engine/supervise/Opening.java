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

    private static final int LONGEST = 4_096;

    /** Returns an id as it is remembered: one of any length must not make a record that no topic takes. */
    public static String cut(String id) {
        return id.length() <= LONGEST ? id : id.substring(0, LONGEST);
    }

    static Opening of(DomainEvent<?> event) {
        return new Opening(
                event.sequence(),
                cut(event.id()),
                event.data().getClass().getName(),
                event.time().toEpochMilli(),
                event.correlationId() == null ? null : cut(event.correlationId()));
    }
}
