package dev.herald.engine.topology;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.Rfc3339;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.publish.IntegrationEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes the envelope of integration events. What a channel's events have in common is encoded once. */
final class PublicHeaders {

    private final Map<Channel, List<Header>> constant = new HashMap<>();
    private final Map<Schema, Channel> supervision = new HashMap<>();

    Headers of(IntegrationEvent event) {
        Cause cause = event.cause();
        Headers headers = new RecordHeaders(constant.computeIfAbsent(event.channel(), PublicHeaders::constant));
        add(headers, Envelope.ID, event.id());
        add(headers, Envelope.SUBJECT, cause.aggregateId());
        headers.add(Envelope.TIME, Rfc3339.text(cause.time()));
        add(headers, Envelope.SEQUENCE, Envelope.sequenceText(event.ordinal()));
        add(headers, Envelope.CAUSATION_ID, cause.id());
        if (cause.correlationId() != null) {
            add(headers, Envelope.CORRELATION_ID, cause.correlationId());
        }
        if (cause.traceparent() != null) {
            add(headers, Envelope.CE_TRACEPARENT, cause.traceparent());
            add(headers, Envelope.TRACEPARENT, cause.traceparent());
        }
        return headers;
    }

    Headers ofSupervision(String context, Schema contract, String id, String aggregateId, Instant time) {
        Channel channel = supervision.computeIfAbsent(contract, each -> Channel.of("", context, each));
        Headers headers = new RecordHeaders(constant.computeIfAbsent(channel, PublicHeaders::constant));
        add(headers, Envelope.ID, id);
        add(headers, Envelope.SUBJECT, aggregateId);
        headers.add(Envelope.TIME, Rfc3339.text(time));
        return headers;
    }

    private static List<Header> constant(Channel channel) {
        return List.of(
                header(Envelope.CONTENT_TYPE, Envelope.APPLICATION_AVRO),
                header(Envelope.SPEC_VERSION, Envelope.SPEC_VERSION_1_0),
                header(Envelope.SOURCE, channel.source()),
                header(Envelope.TYPE, channel.type()),
                header(Envelope.DATA_SCHEMA, channel.dataSchema()));
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
