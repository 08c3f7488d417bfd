package dev.herald.processor.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.deadletter.DeadLetterHeaders;
import dev.herald.processor.event.RecordText;
import org.jspecify.annotations.Nullable;

/** Shows a dead letter whole: as JSON for programs, as lines for people. */
public final class LetterText {

    private static final int BASE64_LIMIT = 8_192;
    private static final int LINE_LIMIT = 20_000;

    private final String context;
    private final RecordText records;

    /** Shows the dead letters of a context. */
    public LetterText(String context, RecordText records) {
        this.context = context;
        this.records = records;
    }

    /**
     * Returns a dead letter as one JSON object.
     *
     * @param parked the lane that is parked at its event; null where there is none
     */
    public ObjectNode json(Letter letter, @Nullable ParkedLane parked) {
        ObjectNode read = records.json(letter.record());
        ObjectNode json = TroubleText.json(context, letter.trouble(), parked == null ? "TOLD" : "PARKED");
        if (parked != null) {
            json.put("since", parked.since().toString());
        }
        json.put("stack", letter.text(DeadLetterHeaders.STACKTRACE));
        json.putObject("source")
                .put("topic", letter.text(DeadLetterHeaders.TOPIC))
                .put("partition", letter.text(DeadLetterHeaders.PARTITION))
                .put("offset", letter.text(DeadLetterHeaders.OFFSET))
                .set("timestamp", read.get("timestamp"));
        json.putObject("deadLetter")
                .<ObjectNode>set("topic", read.get("topic"))
                .<ObjectNode>set("partition", read.get("partition"))
                .set("offset", read.get("offset"));
        json.set("key", read.get("key"));
        json.set("value", bounded(read.get("value")));
        ObjectNode headers = (ObjectNode) read.get("headers");
        headers.remove(DeadLetterHeaders.STACKTRACE);
        json.set("headers", headers);
        return json;
    }

    /** Returns a dead letter as lines. */
    public String lines(Letter letter, @Nullable ParkedLane parked) {
        ObjectNode json = json(letter, parked);
        StringBuilder lines = new StringBuilder()
                .append(TroubleText.printable(letter.trouble().lane().toString()))
                .append(parked == null ? ": not kept in a lane, at " : ": parked at ")
                .append(letter.trouble().sequence())
                .append(", stage ")
                .append(TroubleText.printable(letter.trouble().stage()))
                .append(parked == null ? "" : ", since " + parked.since());
        line(lines, "error", json.get("exception"));
        line(lines, "message", json.get("message"));
        line(lines, "stood at", JsonNodeFactory.instance.textNode(letter.source()));
        line(lines, "dead letter", JsonNodeFactory.instance.textNode(letter.place()));
        line(lines, "key", json.get("key"));
        line(lines, "value", json.get("value"));
        lines.append("\n  headers");
        json.get("headers")
                .properties()
                .forEach(header -> line(lines, "  " + TroubleText.printable(header.getKey()), header.getValue()));
        lines.append("\n  stack");
        letter.text(DeadLetterHeaders.STACKTRACE).lines().forEach(line -> lines.append("\n    ")
                .append(TroubleText.printable(line)));
        return lines.append('\n').toString();
    }

    private static void line(StringBuilder lines, String name, JsonNode value) {
        String text = TroubleText.printable(value.isTextual() ? value.textValue() : value.toString());
        lines.append("\n  ").append(name).append(": ").append(cut(text, LINE_LIMIT));
    }

    private static JsonNode bounded(JsonNode value) {
        if (value instanceof ObjectNode unreadable && unreadable.has("unreadable")) {
            unreadable.put("base64", cut(unreadable.path("base64").textValue(), BASE64_LIMIT));
        }
        return value;
    }

    private static String cut(String text, int limit) {
        return TroubleText.cut(text, limit);
    }
}
