package dev.herald.processor.deadletter;

import dev.herald.supervision.CommandWithoutEffect;
import dev.herald.supervision.EventDiscarded;
import dev.herald.supervision.LaneParked;
import dev.herald.supervision.LaneReleased;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Waits for what the supervision topic tells of repairs. Pure; for one thread. */
public final class Outcomes {

    private final Map<LaneId, Repair> open = new LinkedHashMap<>();
    private final Set<String> discarded = new HashSet<>();
    private final Consumer<Outcome> told;

    /**
     * Begins to wait.
     *
     * @param told gets each outcome as it comes
     */
    public Outcomes(Collection<Repair> repairs, Consumer<Outcome> told) {
        repairs.forEach(repair -> open.put(repair.lane().lane(), repair));
        this.told = told;
    }

    /** Takes the next event of the supervision topic that came after the commands were sent. */
    public void apply(SpecificRecord event) {
        if (event instanceof CommandWithoutEffect none) {
            withoutEffect(none);
        } else if (event instanceof EventDiscarded taken) {
            discarded.add(taken.getCommandId());
        } else if (event instanceof LaneReleased released) {
            Outcome.End end = released.getWaits() ? Outcome.End.WAITING : Outcome.End.RELEASED;
            ended(ParkedLanes.lane(released), end, released.getSequence(), null);
        } else if (event instanceof LaneParked parked) {
            Trouble trouble = ParkedLanes.trouble(parked);
            ended(trouble.lane(), Outcome.End.PARKED, trouble.sequence(), trouble);
        }
    }

    private void withoutEffect(CommandWithoutEffect none) {
        LaneId lane = new LaneId(none.getAggregate(), none.getAggregateId(), none.getRule());
        Repair repair = open.get(lane);
        if (repair != null && repair.commandId().equals(none.getCommandId())) {
            open.remove(lane);
            told.accept(new Outcome(repair, Outcome.End.WITHOUT_EFFECT, false, 0, null, none.getReason()));
        }
    }

    private void ended(LaneId lane, Outcome.End end, long sequence, @Nullable Trouble parked) {
        Repair repair = open.get(lane);
        if (repair != null && (repair.kind() == Repair.Kind.REDRIVE || isDiscarded(repair))) {
            open.remove(lane);
            told.accept(new Outcome(repair, end, isDiscarded(repair), sequence, parked, ""));
        }
    }

    private boolean isDiscarded(Repair repair) {
        return discarded.contains(repair.commandId());
    }

    /** Returns how many have not been told of. */
    public int open() {
        return open.size();
    }

    /** Ends the wait: what has not been told of by now ends with nothing. */
    public void giveUp() {
        List.copyOf(open.values())
                .forEach(
                        repair -> told.accept(new Outcome(repair, Outcome.End.NONE, isDiscarded(repair), 0, null, "")));
        open.clear();
    }
}
