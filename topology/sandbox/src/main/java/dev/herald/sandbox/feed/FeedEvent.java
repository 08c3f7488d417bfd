package dev.herald.sandbox.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** One domain event, before it is sent; its data in the order of the contract's fields. */
record FeedEvent(String aggregate, String aggregateId, int sequence, String type, Instant at, Map<String, ?> data) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** One line, without its end. */
    String json() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("aggregate", aggregate);
        line.put("aggregateId", aggregateId);
        line.put("sequence", sequence);
        line.put("type", type);
        line.put("occurredAt", TIME.format(at));
        line.put("eventId", aggregateId + "/" + sequence);
        line.put("data", data);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s/%s: %s %d cannot be written as JSON".formatted(aggregate, aggregateId, type, sequence), e);
        }
    }
}
