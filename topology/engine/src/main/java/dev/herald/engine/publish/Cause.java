package dev.herald.engine.publish;

import dev.herald.engine.event.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an integration event says of the domain event that it comes from.
 *
 * @param aggregateId the aggregate's id
 * @param id the domain event's own id
 * @param time when it happened
 * @param correlationId null where the producer gave none
 * @param traceparent null where there is none
 */
public record Cause(
        String aggregateId,
        String id,
        Instant time,
        @Nullable String correlationId,
        @Nullable String traceparent) {

    /** Returns what is said of a domain event. */
    public static Cause of(DomainEvent<?> event) {
        return new Cause(event.aggregateId(), event.id(), event.time(), event.correlationId(), event.traceparent());
    }
}
