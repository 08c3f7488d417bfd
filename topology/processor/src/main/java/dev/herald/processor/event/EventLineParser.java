package dev.herald.processor.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** From a line of text to an event: the form, not yet the types of a publication. Safe for several threads. */
public final class EventLineParser {

    /** Numbers stay as they are written: 1.10 is not 1.1, nor a double. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EventLineParser() {}

    /** Reads a line. */
    public static Checked<EventLine> parse(TextLine line) {
        JsonNode tree;
        try {
            tree = JSON.readTree(line.text());
        } catch (JsonProcessingException e) {
            // Where a number is too long, Jackson does not say the place.
            String place =
                    e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
            return bad(
                    line,
                    "",
                    "is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("") + place);
        }
        return tree instanceof ObjectNode object
                ? event(line, new Fields(object))
                : bad(line, "", "is not a JSON object, but " + Fields.shown(tree));
    }

    private static Checked<EventLine> event(TextLine line, Fields fields) {
        EventLine event = new EventLine(
                line.number(),
                fields.text("aggregate"),
                fields.text("aggregateId"),
                fields.optionalSequence("sequence"),
                fields.text("type"),
                fields.instant("occurredAt"),
                fields.optionalText("eventId"),
                fields.optionalText("correlationId"),
                fields.traceparent("traceparent"),
                fields.object("data"));
        fields.refuseOthers();
        return fields.fault().isPresent()
                ? bad(line, fields.fault().get().field(), fields.fault().get().reason())
                : new Checked.Good<>(event);
    }

    private static Checked<EventLine> bad(TextLine line, String field, String reason) {
        return new Checked.Bad<>(new BadLine(line.number(), field, reason));
    }
}
