package dev.herald.engine.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One immutable private fact about one aggregate.
 *
 * @param aggregate the kind of the aggregate, such as {@code payment}
 * @param aggregateId the aggregate's id
 * @param sequence the event's place among the aggregate's events, from 1, without gaps
 * @param id the event's own id: its {@code ce_id}, else its record key
 * @param time when it happened: its {@code ce_time}, else its record's timestamp
 * @param correlationId what ties the events of one undertaking together; null where the producer gave none
 * @param traceparent the W3C trace context that it was sent with; null where there is none
 * @param data the event's own record
 * @param <E> the record's compiled Avro class
 */
public record DomainEvent<E>(
        String aggregate,
        String aggregateId,
        long sequence,
        String id,
        Instant time,
        @Nullable String correlationId,
        @Nullable String traceparent,
        E data) {

    /** How far a producer's clock may run ahead of ours, in milliseconds: a time later still is not believed. */
    public static final long SKEW = 60_000;

    /** Returns the event with another sequence. */
    public DomainEvent<E> numbered(long other) {
        return new DomainEvent<>(aggregate, aggregateId, other, id, time, correlationId, traceparent, data);
    }

    /** Returns where this event stands, for messages: {@code payment/rfp-1#3}. */
    public String place() {
        return aggregate + "/" + aggregateId + "#" + sequence;
    }
}
