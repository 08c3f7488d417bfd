package dev.herald.processor.deadletter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;

/** Shows what became of repairs, and counts it. */
public final class OutcomeText {

    private final String context;
    private final Map<Outcome.End, Integer> counts = new EnumMap<>(Outcome.End.class);

    /** Shows the repairs of a context. */
    public OutcomeText(String context) {
        this.context = context;
    }

    /** Counts an outcome. */
    public void count(Outcome outcome) {
        counts.merge(outcome.end(), 1, Integer::sum);
    }

    /** Returns a command that was sent, and for whose outcome nobody waits, as one JSON object. */
    public ObjectNode sent(Repair repair) {
        return TroubleText.json(context, repair.lane().trouble(), "SENT")
                .put("command", repair.kind().name())
                .put("commandId", repair.commandId());
    }

    /** Returns an outcome as one JSON object: where the lane is parked again, the event and the error are those of now. */
    public ObjectNode json(Outcome outcome) {
        Trouble trouble = outcome.parked() == null ? outcome.repair().lane().trouble() : outcome.parked();
        return TroubleText.json(context, trouble, outcome.end().name())
                .put("command", outcome.repair().kind().name())
                .put("commandId", outcome.repair().commandId())
                .put("discarded", outcome.discarded())
                .put("upTo", outcome.sequence())
                .put("reason", outcome.reason());
    }

    /** Returns an outcome as a line. */
    public String line(Outcome outcome) {
        Repair repair = outcome.repair();
        String discarded =
                outcome.discarded() ? "event " + repair.lane().trouble().sequence() + " discarded, " : "";
        return repair.lane().lane() + ": " + discarded + ended(outcome);
    }

    private static String ended(Outcome outcome) {
        Trouble parked = outcome.parked();
        if (parked != null) {
            return "parked again at " + parked.sequence() + ", stage " + parked.stage() + ": " + parked.error() + ": "
                    + TroubleText.printable(parked.message());
        }
        return switch (outcome.end()) {
            case RELEASED -> "released, up to " + outcome.sequence();
            case WAITING -> "released, and waits at " + outcome.sequence();
            case PARKED -> "parked again";
            case WITHOUT_EFFECT -> "nothing done: " + outcome.reason();
            case NONE -> "no outcome in time";
        };
    }

    /** Returns the counts as a line. */
    public String summary() {
        return "released: " + of(Outcome.End.RELEASED) + ", waiting: " + of(Outcome.End.WAITING) + ", parked again: "
                + of(Outcome.End.PARKED) + ", nothing done: " + of(Outcome.End.WITHOUT_EFFECT)
                + ", no outcome in time: " + of(Outcome.End.NONE);
    }

    /** Returns whether every lane runs again. */
    public boolean allReleased() {
        return counts.keySet().stream().allMatch(end -> end == Outcome.End.RELEASED);
    }

    private int of(Outcome.End end) {
        return counts.getOrDefault(end, 0);
    }
}
