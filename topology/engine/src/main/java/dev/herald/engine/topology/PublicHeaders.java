package dev.herald.engine.topology;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.Rfc3339;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.publish.IntegrationEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Writes the envelope of integration events. What a channel's events have in common is encoded once. Not safe for use by
 * several threads at once.
 */
public final class PublicHeaders {

    /** How many an integration event has besides those of its channel, at the most. */
    private static final int OWN = 8;

    private final Map<Channel, Header[]> common = new HashMap<>();
    private final Map<Schema, Channel> supervision = new HashMap<>();

    /** Starts with no channel. */
    public PublicHeaders() {}

    /** Returns the headers of an integration event. */
    public Headers of(IntegrationEvent event) {
        Cause cause = event.cause();
        Header[] shared = common(event.channel());
        int size = shared.length;
        Header[] all = Arrays.copyOf(shared, size + OWN);
        all[size++] = header(Envelope.ID, event.id());
        all[size++] = header(Envelope.SUBJECT, cause.aggregateId());
        all[size++] = new RecordHeader(Envelope.TIME, Rfc3339.text(cause.time()));
        all[size++] = header(Envelope.SEQUENCE, Envelope.sequenceText(event.ordinal()));
        all[size++] = header(Envelope.CAUSATION_ID, cause.id());
        if (cause.correlationId() != null) {
            all[size++] = header(Envelope.CORRELATION_ID, cause.correlationId());
        }
        if (cause.traceparent() != null) {
            all[size++] = header(Envelope.CE_TRACEPARENT, cause.traceparent());
            all[size++] = header(Envelope.TRACEPARENT, cause.traceparent());
        }
        return new RecordHeaders(size == all.length ? all : Arrays.copyOf(all, size));
    }

    /**
     * Returns the headers of an event of the supervision topic.
     *
     * @param context the publication's context
     * @param contract the event's schema
     * @param id the event's id
     * @param aggregateId what it is about
     * @param time when it was made
     */
    public Headers ofSupervision(String context, Schema contract, String id, String aggregateId, Instant time) {
        Channel channel = supervision.computeIfAbsent(contract, each -> Channel.of("", context, each));
        Headers headers = new RecordHeaders(common(channel));
        headers.add(header(Envelope.ID, id));
        headers.add(header(Envelope.SUBJECT, aggregateId));
        headers.add(Envelope.TIME, Rfc3339.text(time));
        return headers;
    }

    private Header[] common(Channel channel) {
        return common.computeIfAbsent(channel, PublicHeaders::ofAll);
    }

    private static Header[] ofAll(Channel channel) {
        return new Header[] {
            header(Envelope.CONTENT_TYPE, Envelope.APPLICATION_AVRO),
            header(Envelope.SPEC_VERSION, Envelope.SPEC_VERSION_1_0),
            header(Envelope.SOURCE, channel.source()),
            header(Envelope.TYPE, channel.type()),
            header(Envelope.DATA_SCHEMA, channel.dataSchema())
        };
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
