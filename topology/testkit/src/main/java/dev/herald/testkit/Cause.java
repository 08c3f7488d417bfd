package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A domain event that can have caused what came out: read from its record apart from the engine.
 *
 * @param eventId its {@code ce_id}, else its key
 * @param time its {@code ce_time}, else its record's timestamp
 */
record Cause(
        String aggregate,
        String aggregateId,
        long sequence,
        String eventId,
        Instant time,
        @Nullable String correlationId,
        @Nullable String traceparent) {

    /** Returns the event of a record that carries its sequence; empty where it is none. */
    static Optional<Cause> of(SentRecord record) {
        String key = record.keyText();
        int split = key.lastIndexOf('#');
        if (split < 1 || !key.substring(split + 1).matches("\\d{1,18}") || record.value() == null) {
            return Optional.empty();
        }
        return of(record, key.substring(0, split), Long.parseLong(key.substring(split + 1)));
    }

    /** Returns the event of a record that got a sequence. */
    static Optional<Cause> of(SentRecord record, String aggregateId, long sequence) {
        String id = text(record.headers(), Envelope.ID);
        return time(record)
                .map(time -> new Cause(
                        record.input().aggregate(),
                        aggregateId,
                        sequence,
                        id == null ? record.keyText() : id,
                        time,
                        text(record.headers(), Envelope.CORRELATION_ID),
                        text(record.headers(), Envelope.TRACEPARENT)));
    }

    /** Returns the event at its place in a gathering. */
    Cause gathered(String gathering, String id, long place) {
        return new Cause(gathering, id, place, eventId, time, correlationId, traceparent);
    }

    private static Optional<Instant> time(SentRecord record) {
        String time = text(record.headers(), Envelope.TIME);
        try {
            return Optional.of(time == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(time));
        } catch (DateTimeException e) {
            return Optional.empty(); // no event: it must have become a dead letter
        }
    }

    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
