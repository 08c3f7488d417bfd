package dev.herald.engine.contract;

import dev.herald.control.Discard;
import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.supervision.CommandWithoutEffect;
import dev.herald.supervision.EventDiscarded;
import dev.herald.supervision.ExpectationMetLate;
import dev.herald.supervision.ExpectationMissed;
import dev.herald.supervision.KeptNearLimit;
import dev.herald.supervision.LaneParked;
import dev.herald.supervision.LaneReleased;
import dev.herald.supervision.RedriveEvaluated;
import dev.herald.supervision.SequenceGapDetected;
import java.util.List;
import org.apache.avro.Schema;

/** Herald's own contracts, the same in every context. */
public final class OwnContracts {

    /** Of the supervision topic. */
    public static final List<Schema> SUPERVISION = List.of(
            SequenceGapDetected.getClassSchema(),
            KeptNearLimit.getClassSchema(),
            LaneParked.getClassSchema(),
            LaneReleased.getClassSchema(),
            EventDiscarded.getClassSchema(),
            CommandWithoutEffect.getClassSchema(),
            RedriveEvaluated.getClassSchema(),
            ExpectationMissed.getClassSchema(),
            ExpectationMetLate.getClassSchema());

    /** Of the control topic. */
    public static final List<Schema> CONTROL =
            List.of(Redrive.getClassSchema(), Discard.getClassSchema(), Evaluate.getClassSchema());

    private OwnContracts() {}
}
