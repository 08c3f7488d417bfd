package dev.herald.engine.topology;

import dev.herald.engine.deadletter.ErrorText;
import dev.herald.engine.release.Order;
import dev.herald.engine.state.Intake;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.LaneKey;
import dev.herald.supervision.CommandWithoutEffect;
import dev.herald.supervision.EventDiscarded;
import dev.herald.supervision.KeptNearLimit;
import dev.herald.supervision.LaneParked;
import dev.herald.supervision.LaneReleased;
import dev.herald.supervision.RedriveEvaluated;
import dev.herald.supervision.SequenceGapDetected;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** What Herald tells of itself on the supervision topic. */
final class Supervision {

    private final Sender sender;

    Supervision(Sender sender) {
        this.sender = sender;
    }

    String context() {
        return sender.context();
    }

    void gap(AggregateKey key, long first, long last, Intake.Holding holding) {
        sender.supervise(
                key.id(),
                "gap\n" + key + "\n" + first,
                new SequenceGapDetected(
                        key.aggregate(), key.id(), first, last, holding.kept(), Instant.ofEpochMilli(holding.since())));
    }

    void withoutEffect(LaneKey lane, Order order, String reason) {
        tell(
                lane,
                "without effect",
                order.commandId(),
                new CommandWithoutEffect(
                        order.commandId(),
                        lane.aggregate().aggregate(),
                        lane.aggregate().id(),
                        lane.rule(),
                        reason,
                        order.who(),
                        order.why()));
    }

    void nearLimit(LaneKey lane, Outcome outcome, long kept, long limit) {
        tell(
                lane,
                "near limit",
                kept,
                new KeptNearLimit(
                        lane.aggregate().aggregate(), lane.aggregate().id(), lane.rule(), outcome.name(), kept, limit));
    }

    void parked(LaneKey lane, long sequence, Stage stage, ErrorText error) {
        tell(
                lane,
                "parked",
                sequence,
                new LaneParked(
                        lane.aggregate().aggregate(),
                        lane.aggregate().id(),
                        lane.rule(),
                        sequence,
                        stage.name(),
                        error.type(),
                        error.message()));
    }

    void released(LaneKey lane, long sequence, Order order, boolean waits) {
        tell(
                lane,
                "released",
                order.commandId(),
                new LaneReleased(
                        lane.aggregate().aggregate(),
                        lane.aggregate().id(),
                        lane.rule(),
                        sequence,
                        order.commandId(),
                        order.who(),
                        order.why(),
                        waits));
    }

    void discarded(LaneKey lane, long sequence, Order order) {
        tell(
                lane,
                "discarded",
                sequence,
                new EventDiscarded(
                        lane.aggregate().aggregate(),
                        lane.aggregate().id(),
                        lane.rule(),
                        sequence,
                        order.commandId(),
                        order.who(),
                        order.why()));
    }

    void evaluated(RedriveEvaluated answer) {
        sender.supervise(answer.getAggregateId(), "evaluated\n" + answer.getCommandId(), answer);
    }

    /** Tells of a lane; what happened and which one of its kind it was make the id. */
    private void tell(LaneKey lane, String what, Object which, SpecificRecord event) {
        sender.supervise(lane.aggregate().id(), what + "\n" + lane + "\n" + which, event);
    }
}
