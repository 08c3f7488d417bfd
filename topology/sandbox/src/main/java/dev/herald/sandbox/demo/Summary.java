package dev.herald.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * What the demo did. Its JSON form is {@code summary.json}.
 *
 * @param domainEventsSent acknowledged by the broker
 * @param domainEventsRead what Herald has read of the domain topics, references too
 * @param domainEventsReadByTopic the same for each topic
 * @param published public events by type, as a reader of committed records finds them
 * @param dropped domain events that had passed before
 * @param supervision what Herald told of itself, by type
 * @param kept events that are held, waiting or parked at the end
 * @param elapsedSeconds from the first event sent to the last one worked off
 */
record Summary(
        long domainEventsSent,
        long domainEventsRead,
        Map<String, Long> domainEventsReadByTopic,
        Map<String, Long> published,
        long dropped,
        long deadLetters,
        Map<String, Long> supervision,
        long kept,
        double elapsedSeconds) {

    static final String FILE = "summary.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary has a JSON form", e);
        }
    }
}
