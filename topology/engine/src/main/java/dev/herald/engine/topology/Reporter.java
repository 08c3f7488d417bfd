package dev.herald.engine.topology;

import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.deadletter.ErrorText;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Stage;
import dev.herald.engine.store.LaneKey;

/** Tells of failures: a dead letter with the original, and for a lane that is parked an event on the supervision topic. */
final class Reporter {

    private final Sender sender;
    private final Supervision supervision;

    Reporter(Sender sender, Supervision supervision) {
        this.sender = sender;
        this.supervision = supervision;
    }

    /** Tells that a lane is parked at an event. */
    void parked(LaneKey lane, long sequence, SourceRecord source, Stage stage, Throwable cause) {
        ErrorText error = ErrorText.of(cause);
        letter(lane, sequence, source, stage, error);
        supervision.parked(lane, sequence, stage, error);
    }

    /** Tells of an event that goes no further, without stopping the lane. */
    void refused(LaneKey lane, long sequence, SourceRecord source, Stage stage, Throwable cause) {
        letter(lane, sequence, source, stage, ErrorText.of(cause));
    }

    private void letter(LaneKey lane, long sequence, SourceRecord source, Stage stage, ErrorText error) {
        sender.deadLetter(new DeadLetter(
                source, lane.aggregate().aggregate(), lane.aggregate().id(), sequence, lane.rule(), stage, error));
    }

    Supervision supervision() {
        return supervision;
    }
}
