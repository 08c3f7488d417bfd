package dev.herald.processor.deadletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.codec.NaturalJson;
import dev.herald.supervision.EvaluatedEvent;
import dev.herald.supervision.EvaluatedOutput;
import dev.herald.supervision.RedriveEvaluated;
import java.util.Map;
import java.util.TreeMap;

/** Shows what repairs would do, and counts it. */
public final class DryRunText {

    private static final String RELEASED = "RELEASED";

    private final String context;
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Shows the dry runs of a context. */
    public DryRunText(String context) {
        this.context = context;
    }

    /** Counts how a repair would end. */
    public void count(String end) {
        counts.merge(end, 1, Integer::sum);
    }

    /** Returns an answer as one JSON object. */
    public ObjectNode json(RedriveEvaluated answer) {
        return NaturalJson.write(answer).put("context", context);
    }

    /** Returns a repair that was not evaluated as one JSON object. */
    public ObjectNode json(Repair repair, String end) {
        LaneId lane = repair.lane().lane();
        return JsonNodeFactory.instance
                .objectNode()
                .put("commandId", repair.commandId())
                .put("aggregate", lane.aggregate())
                .put("aggregateId", lane.aggregateId())
                .put("rule", lane.rule())
                .put("end", end)
                .put("context", context);
    }

    /** Returns an answer as lines. */
    public String lines(RedriveEvaluated answer) {
        LaneId lane = new LaneId(answer.getAggregate(), answer.getAggregateId(), answer.getRule());
        StringBuilder lines = new StringBuilder().append(lane).append(": ").append(ended(answer));
        answer.getEvents().forEach(event -> lines(lines, event));
        return lines.toString();
    }

    private static String ended(RedriveEvaluated answer) {
        return switch (answer.getEnd()) {
            case "RELEASED" -> "would be released, with all " + answer.getKept() + " events that it keeps";
            case "WAITING" -> "would wait for a required reference";
            case "HELD" -> "would hold for a missing event";
            case "PARKED" -> "would park again";
            case "CUT" ->
                "cut: the first " + answer.getEvents().size() + " of what becomes of " + answer.getKept() + " events";
            case "NOT_PARKED" -> "is not parked any more, or not at that event";
            case "BUSY" -> "not evaluated now: ask again";
            default -> answer.getEnd();
        };
    }

    private static void lines(StringBuilder lines, EvaluatedEvent event) {
        lines.append("\n  ").append(event.getSequence()).append(' ').append(event.getOutcome());
        if (!event.getRule().isEmpty()) {
            lines.append(" by ").append(event.getRule());
        }
        if (!event.getStage().isEmpty()) {
            lines.append(", stage ").append(event.getStage());
        }
        if (!event.getException().isEmpty()) {
            lines.append(": ").append(event.getException());
        }
        if (!event.getMessage().isEmpty()) {
            lines.append(": ").append(TroubleText.printable(event.getMessage()));
        }
        for (EvaluatedOutput output : event.getPublished()) {
            lines.append("\n    -> ").append(output.getTopic()).append(' ').append(output.getKey());
            lines.append(", ce_id ")
                    .append(output.getId())
                    .append(", ce_sequence ")
                    .append(output.getOrdinal());
            lines.append("\n       ").append(output.getValue());
        }
    }

    /** Returns the counts as a line. */
    public String summary() {
        return "dry run, nothing was changed; " + counts;
    }

    /** Returns whether every lane would run again. */
    public boolean allReleased() {
        return counts.keySet().stream().allMatch(RELEASED::equals);
    }
}
