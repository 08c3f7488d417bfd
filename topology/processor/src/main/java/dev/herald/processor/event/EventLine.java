package dev.herald.processor.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain event as an event file has it: one JSON object a line.
 *
 * @param line the line's number, from 1
 * @param aggregate the kind of the aggregate
 * @param aggregateId the aggregate's id
 * @param sequence the event's place among the aggregate's events, from 1; 0 where none is given
 * @param type the record's name, simple or full
 * @param occurredAt when it happened
 * @param eventId the event's own id; null where none is given
 * @param correlationId what ties the events of one undertaking together; null where none is given
 * @param traceparent W3C trace context; null where none is given
 * @param data the event's own record, as natural JSON
 */
public record EventLine(
        long line,
        String aggregate,
        String aggregateId,
        long sequence,
        String type,
        Instant occurredAt,
        @Nullable String eventId,
        @Nullable String correlationId,
        @Nullable String traceparent,
        ObjectNode data) {}
