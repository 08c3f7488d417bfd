package dev.herald.processor.deadletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.processor.event.Printable;
import java.util.ArrayList;
import java.util.List;

/** Shows events that do not go on: as JSON for programs, as a table for people. */
public final class TroubleText {

    private static final int MESSAGE_LIMIT = 100;

    private final String context;
    private final List<List<String>> parked = new ArrayList<>();
    private final List<List<String>> told = new ArrayList<>();

    /** Starts a list of a context. */
    public TroubleText(String context) {
        this.context = context;
        parked.add(List.of("AGGREGATE", "RULE", "SEQUENCE", "STAGE", "ERROR", "SINCE", "MESSAGE"));
        told.add(List.of("AGGREGATE", "RULE", "SEQUENCE", "STAGE", "ERROR", "STOOD AT", "MESSAGE"));
    }

    /** Returns a parked lane as one JSON object. */
    public ObjectNode json(ParkedLane lane) {
        return json(context, lane.trouble(), "PARKED").put("since", lane.since().toString());
    }

    /** Returns a dead letter that is of no lane as one JSON object. */
    public ObjectNode json(Letter letter) {
        return json(context, letter.trouble(), "TOLD").put("source", letter.source());
    }

    /** Adds a parked lane to the table. */
    public void add(ParkedLane lane) {
        parked.add(row(lane.trouble(), lane.since().toString()));
    }

    /** Adds a dead letter that is of no lane. */
    public void add(Letter letter) {
        told.add(row(letter.trouble(), letter.source()));
    }

    /** Returns the table, each of its two parts where there is something in it, then the counts. */
    public String table() {
        StringBuilder table = new StringBuilder();
        if (parked.size() > 1) {
            table.append(Columns.aligned(parked)).append('\n');
        }
        if (told.size() > 1) {
            table.append("Not kept in a lane: a redrive does not bring them back.\n")
                    .append(Columns.aligned(told))
                    .append('\n');
        }
        return table.append("parked lanes: ")
                .append(parked.size() - 1)
                .append(", other dead letters: ")
                .append(told.size() - 1)
                .toString();
    }

    private static List<String> row(Trouble trouble, String where) {
        return List.of(
                trouble.lane().owner(),
                trouble.lane().ruleName(),
                trouble.sequence() == 0 ? "?" : Long.toString(trouble.sequence()),
                trouble.stage(),
                trouble.error(),
                where,
                cut(printable(trouble.message()), MESSAGE_LIMIT));
    }

    static ObjectNode json(String context, Trouble trouble, String state) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("context", context)
                .put("state", state)
                .put("aggregate", trouble.lane().aggregate())
                .put("aggregateId", trouble.lane().aggregateId())
                .put("rule", trouble.lane().rule())
                .put("sequence", trouble.sequence())
                .put("stage", trouble.stage())
                .put("exception", trouble.exception())
                .put("message", trouble.message());
    }

    /** Returns text on one line, without what a terminal would obey. */
    static String printable(String text) {
        return Printable.line(text);
    }

    static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit) + "… (" + text.length() + " characters)";
    }
}
