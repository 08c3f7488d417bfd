package dev.herald.processor.deadletter;

import dev.herald.supervision.LaneParked;
import dev.herald.supervision.LaneReleased;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What is parked, folded from the supervision topic: what was parked and not released since. Pure; for one thread. */
public final class ParkedLanes {

    private static final Comparator<ParkedLane> ORDER = Comparator.comparing(ParkedLane::since)
            .thenComparing(parked -> parked.lane().toString());

    private final Map<LaneId, ParkedLane> parked = new HashMap<>();

    /** Takes the next event of the supervision topic; those of one aggregate come in order. */
    public void apply(SpecificRecord event, Instant at) {
        if (event instanceof LaneParked told) {
            Trouble trouble = trouble(told);
            parked.put(trouble.lane(), new ParkedLane(trouble, at));
        } else if (event instanceof LaneReleased told) {
            parked.remove(lane(told));
        }
    }

    /** Returns the lanes that are selected, the one that is parked longest first. */
    public List<ParkedLane> selected(Selection selection) {
        return parked.values().stream()
                .filter(lane -> selection.selects(lane.trouble()))
                .sorted(ORDER)
                .toList();
    }

    static Trouble trouble(LaneParked told) {
        return new Trouble(
                new LaneId(told.getAggregate(), told.getAggregateId(), told.getRule()),
                told.getSequence(),
                told.getStage(),
                told.getException(),
                told.getMessage());
    }

    static LaneId lane(LaneReleased told) {
        return new LaneId(told.getAggregate(), told.getAggregateId(), told.getRule());
    }
}
