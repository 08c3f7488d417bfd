package dev.herald.engine.topology;

import dev.herald.engine.release.ControlReader.ToEvaluate;
import dev.herald.engine.step.Outcome;
import dev.herald.supervision.EvaluatedEvent;
import dev.herald.supervision.EvaluatedOutput;
import dev.herald.supervision.RedriveEvaluated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Collects the answer to a dry run, as far as it fits into a record. */
final class DryRunAnswer {

    /** How a redrive would end. The names are part of the contract. */
    enum End {
        /** All goes on. */
        RELEASED,
        /** It waits for a required reference. */
        WAITING,
        /** It holds for a missing event. */
        HELD,
        /** It parks again. */
        PARKED,
        /** The answer stops before that. */
        CUT,
        /** There is nothing to evaluate. */
        NOT_PARKED,
        /** Too many dry runs wait already, or the reference data is not complete: ask again. */
        BUSY
    }

    /** What a text or a number adds beside its own bytes, at the most. */
    private static final int OVERHEAD = 10;

    private final ToEvaluate command;
    private final List<EvaluatedEvent> events = new ArrayList<>();
    private int bytesLeft;
    private long kept;

    /**
     * Starts an answer.
     *
     * @param maxBytes how large the record may be
     */
    DryRunAnswer(ToEvaluate command, int maxBytes) {
        this.command = command;
        this.bytesLeft = maxBytes / 2;
    }

    void keeps(long count) {
        kept = count;
    }

    /** Adds what would become of an event, in each rule; returns whether all of it fits. */
    boolean add(List<EvaluatedEvent> evaluated) {
        int bytes = evaluated.stream().mapToInt(DryRunAnswer::bytes).sum();
        if (bytes > bytesLeft) {
            return false;
        }
        bytesLeft -= bytes;
        events.addAll(evaluated);
        return true;
    }

    /** Adds an event that no rule would see; returns whether it fits. */
    boolean add(long sequence, Outcome outcome) {
        return add(List.of(new EvaluatedEvent(sequence, "", outcome.name(), "", "", "", List.of())));
    }

    RedriveEvaluated ended(End end) {
        return new RedriveEvaluated(
                command.order().commandId(),
                command.aggregate(),
                command.aggregateId(),
                command.rule(),
                end.name(),
                kept,
                events);
    }

    private static int bytes(EvaluatedEvent event) {
        return bytes(event.getRule(), event.getOutcome(), event.getStage(), event.getException(), event.getMessage())
                + event.getPublished().stream().mapToInt(DryRunAnswer::bytes).sum();
    }

    private static int bytes(EvaluatedOutput output) {
        return bytes(output.getTopic(), output.getKey(), output.getId(), output.getValue(), "");
    }

    private static int bytes(String... texts) {
        int bytes = OVERHEAD;
        for (String text : texts) {
            bytes += OVERHEAD + text.getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }
}
