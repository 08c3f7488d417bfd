package dev.herald.engine.topology;

import dev.herald.engine.lane.Lane;
import dev.herald.engine.publication.Bounds;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.LaneKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when half, nine tenths and all of what a lane may keep is kept: at the bound, something gives way. */
final class KeptAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAlarm.class);
    private static final int[] PERCENT = {50, 90, 100};

    private final Bounds bounds;
    private final Supervision supervision;

    KeptAlarm(Bounds bounds, Supervision supervision) {
        this.bounds = bounds;
        this.supervision = supervision;
    }

    /** Notes that an aggregate's entry has changed. */
    void moved(AggregateKey key, AggregateState before, AggregateState after) {
        Intake intake = after.intake();
        long limit = intake instanceof Intake.Holding ? bounds.holdEvents() : bounds.keepEvents();
        if (crosses(before.intake().kept(), intake.kept(), limit)) {
            tell(LaneKey.intake(key), Outcome.ofKept(intake), intake.kept(), limit);
        }
        if (before.lanes() != after.lanes()) {
            after.lanes().forEach((rule, lane) -> moved(key, rule, before.lane(rule), lane));
        }
    }

    private void moved(AggregateKey key, String rule, Lane before, Lane after) {
        if (crosses(before.kept(), after.kept(), bounds.keepEvents())) {
            tell(new LaneKey(key, rule), Outcome.ofKept(after), after.kept(), bounds.keepEvents());
        }
    }

    private static boolean crosses(long before, long after, long limit) {
        if (after <= before) {
            return false;
        }
        for (int percent : PERCENT) {
            if (before * 100 < limit * percent && after * 100 >= limit * percent) {
                return true;
            }
        }
        return false;
    }

    private void tell(LaneKey lane, Outcome outcome, long kept, long limit) {
        LaneLine.of(LOG.atWarn(), supervision.context(), lane)
                .log("{}: {}: keeps {} events; the limit is {}", lane, outcome, kept, limit);
        supervision.nearLimit(lane, outcome, kept, limit);
    }
}
