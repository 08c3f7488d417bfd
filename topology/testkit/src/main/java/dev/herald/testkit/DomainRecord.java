package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of a domain topic, good or bad. Immutable.
 *
 * @param aggregate the kind of the aggregate, which names the domain topic
 * @param key the record key; null for none
 * @param value what the value is made from
 * @param time the record's timestamp and, where there is an envelope, its time
 * @param envelope whether the headers of the envelope are sent
 * @param headers headers beside the envelope's, or instead of one of them
 */
public record DomainRecord(
        String aggregate,
        @Nullable String key,
        Value value,
        Instant time,
        boolean envelope,
        Map<String, String> headers)
        implements Input {

    /** What a record's value is made from. */
    public sealed interface Value {}

    /** A record, in the Confluent wire format. */
    public record Avro(SpecificRecord data) implements Value {}

    /** Bytes as they are. */
    @SuppressWarnings("ArrayRecordComponent") // a record of a test is itself and no other
    public record Raw(byte[] bytes) implements Value {}

    /** No value. */
    public record Tombstone() implements Value {}

    /** Returns the record with another id of the event, in place of {@code <aggregate>/<key>}. */
    public DomainRecord id(String id) {
        return header(Envelope.ID, id);
    }

    /** Returns the record with a correlation id. */
    public DomainRecord correlationId(String correlationId) {
        return header(Envelope.CORRELATION_ID, correlationId);
    }

    /** Returns the record with a W3C trace context, as a plain header. */
    public DomainRecord traceparent(String traceparent) {
        return header(Envelope.TRACEPARENT, traceparent);
    }

    /** Returns the record with one more header, or another value of it. */
    public DomainRecord header(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, text);
        return new DomainRecord(aggregate, key, value, time, envelope, Collections.unmodifiableMap(more));
    }

    /** Returns the record without any header. */
    public DomainRecord withoutHeaders() {
        return new DomainRecord(aggregate, key, value, time, false, Map.of());
    }

    /** Returns the record with another key. */
    public DomainRecord key(String other) {
        return new DomainRecord(aggregate, other, value, time, envelope, headers);
    }

    /** Returns the record without a key. */
    public DomainRecord withoutKey() {
        return new DomainRecord(aggregate, null, value, time, envelope, headers);
    }

    @Override
    public String toString() {
        return aggregate + " " + key + " " + (value instanceof Avro avro ? avro.data() : value);
    }
}
