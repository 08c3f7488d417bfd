package dev.herald.engine.receive;

import dev.herald.engine.codec.Decoded;
import dev.herald.engine.codec.ValueDecoder;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.event.Rfc3339;
import dev.herald.engine.producer.AggregateIdPartitioner;
import dev.herald.engine.publication.DomainTopic;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one domain topic. The envelope's headers win; without them the event's id and sequence come from
 * the key and its time from the record. Not safe for use by several threads at once.
 */
public final class Receiver {

    private static final long FIRST_SECOND =
            Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final String aggregate;
    private final int partitions;
    private final Keys keys;
    private final ValueDecoder decoder;

    /**
     * Creates a receiver.
     *
     * @param topic the topic's declaration
     * @param decoder reads values of the topic's types
     * @param partitions how many partitions the topic has; 0 where it is not known, and no record is then misrouted
     */
    public Receiver(DomainTopic<?> topic, ValueDecoder decoder, int partitions) {
        this(topic, decoder, partitions, topic.dedupWindow().isEmpty() ? Keys.SEQUENCED : Keys.IDS);
    }

    private Receiver(DomainTopic<?> topic, ValueDecoder decoder, int partitions, Keys keys) {
        this.aggregate = topic.aggregate();
        this.partitions = partitions;
        this.keys = keys;
        this.decoder = decoder;
    }

    /**
     * Creates a receiver of the events of a gathering, as they were read first: a header gives the gathering's id.
     *
     * @param events of the gathering
     */
    public static Receiver ofGathered(DomainTopic<?> events, ValueDecoder decoder) {
        return new Receiver(events, decoder, 0, Keys.GATHERED);
    }

    /** Where an event's aggregate id stands. */
    private enum Keys {
        /** In the record key, before the sequence. */
        SEQUENCED,
        /** It is the record key. */
        IDS,
        /** In a header. */
        GATHERED;

        private EventKey.Parsed parse(SourceRecord source) {
            return switch (this) {
                case SEQUENCED -> EventKey.parse(source.key());
                case IDS -> EventKey.parseId(source.key());
                case GATHERED -> EventKey.parseId(Gathered.id(source));
            };
        }
    }

    /**
     * Reads a record.
     *
     * @throws dev.herald.engine.registry.RegistryException.Unavailable when the writer's schema is not known yet and no
     *     registry answers
     */
    public Received receive(SourceRecord source) {
        EventKey.Parsed parsed = keys.parse(source);
        if (parsed instanceof EventKey.Valid valid) {
            return routed(valid.key(), source) ? placed(valid.key(), source) : misrouted(valid.key(), source);
        }
        return unreadable(null, source, ((EventKey.Malformed) parsed).reason(), null);
    }

    private boolean routed(EventKey key, SourceRecord source) {
        return partitions == 0 || AggregateIdPartitioner.partition(key.aggregateId(), partitions) == source.partition();
    }

    private Received misrouted(EventKey key, SourceRecord source) {
        return unreadable(
                key,
                source,
                "key '" + key + "' belongs to partition "
                        + AggregateIdPartitioner.partition(key.aggregateId(), partitions)
                        + ": the producer does not hash the aggregate id with murmur2",
                null);
    }

    private Received placed(EventKey key, SourceRecord source) {
        if (source.value() == null) {
            return new Received.Erased(key);
        }
        Decoded decoded = decoder.decode(source.value());
        if (decoded instanceof Decoded.Known known) {
            return fact(key, known.record(), source);
        }
        if (decoded instanceof Decoded.UnknownType unknown) {
            return new Received.UnknownType(key, unknown.fullName());
        }
        Decoded.Undecodable undecodable = (Decoded.Undecodable) decoded;
        return unreadable(key, source, undecodable.reason(), undecodable.cause());
    }

    private Received fact(EventKey key, SpecificRecord data, SourceRecord source) {
        EnvelopeHeaders headers = EnvelopeHeaders.of(source.headers());
        if (keys == Keys.IDS && headers.id == null) {
            return unreadable(
                    key, source, "no header " + Envelope.ID + ": without sequences, events are told apart by it", null);
        }
        Instant time;
        try {
            time = headers.time == null ? Instant.ofEpochMilli(source.timestamp()) : Rfc3339.parse(headers.time);
        } catch (DateTimeException e) {
            return unreadable(key, source, timeFault(headers.time, source) + " is no RFC 3339 instant", e);
        }
        if (time.getEpochSecond() < FIRST_SECOND || time.getEpochSecond() > LAST_SECOND) {
            return unreadable(
                    key,
                    source,
                    timeFault(headers.time, source) + " is outside the years 0000 to 9999 of RFC 3339",
                    null);
        }
        String id = headers.id == null ? keyText(key, source) : headers.id;
        return new Received.Fact(
                key,
                new DomainEvent<>(
                        aggregate,
                        key.aggregateId(),
                        key.sequence(),
                        id,
                        time,
                        headers.correlationId,
                        headers.traceparent,
                        data));
    }

    /** A gathered event without an id of its own has that of its own aggregate: its record key. */
    private String keyText(EventKey key, SourceRecord source) {
        return keys == Keys.GATHERED && source.key() != null
                ? new String(source.key(), StandardCharsets.UTF_8)
                : key.toString();
    }

    private static String timeFault(byte @Nullable [] header, SourceRecord source) {
        return header == null
                ? "the record's timestamp " + source.timestamp()
                : "header " + Envelope.TIME + " '" + new String(header, StandardCharsets.UTF_8) + "'";
    }

    private static Received unreadable(
            @Nullable EventKey key, SourceRecord source, String reason, @Nullable Throwable cause) {
        return new Received.Unreadable(key, new UnreadableRecordException(source, reason, cause));
    }

    /** What is read of an envelope, in one pass over the headers. Of two headers of one name the last counts. */
    private static final class EnvelopeHeaders {

        private @Nullable String id;
        private byte @Nullable [] time;
        private @Nullable String correlationId;
        private @Nullable String traceparent;

        private static EnvelopeHeaders of(Iterable<Header> headers) {
            EnvelopeHeaders found = new EnvelopeHeaders();
            for (Header header : headers) {
                found.take(header);
            }
            return found;
        }

        private void take(Header header) {
            switch (header.key()) {
                case Envelope.ID -> id = text(header);
                case Envelope.TIME -> time = header.value();
                case Envelope.CORRELATION_ID -> correlationId = text(header);
                case Envelope.TRACEPARENT -> traceparent = text(header);
                default -> {}
            }
        }

        private static @Nullable String text(Header header) {
            byte[] value = header.value();
            return value == null ? null : new String(value, StandardCharsets.UTF_8);
        }
    }
}
