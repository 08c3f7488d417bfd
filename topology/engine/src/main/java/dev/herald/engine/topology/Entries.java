package dev.herald.engine.topology;

import dev.herald.engine.account.KeptTally;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.AggregateStore;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.store.WindowStore;
import java.util.Objects;

/** The aggregates' entries of a task, with what they say of kept events in the accounts. */
final class Entries {

    private final AggregateStore states;
    private final KeptTally tally;
    private final KeptAlarm alarm;
    private final WindowStore windows;

    Entries(AggregateStore states, KeptTally tally, KeptAlarm alarm, WindowStore windows) {
        this.states = states;
        this.tally = tally;
        this.alarm = alarm;
        this.windows = windows;
    }

    AggregateState load(SourceParts parts, AggregateKey key) {
        AggregateState stored = states.load(key);
        return stored == null ? parts.step().initial() : stored;
    }

    /** Stores an entry that has changed. */
    @SuppressWarnings("ReferenceEquality") // an unchanged entry is the same object; comparing it would cost more
    void save(AggregateKey key, AggregateState before, AggregateState after) {
        if (before != after) {
            states.save(key, after);
            tally.moved(before, after);
            alarm.moved(key, before, after);
            windows.moved(key, before, after);
        }
    }

    /** Takes what is stored into the accounts. */
    void open(KeptStore kept) {
        LaneKey[] last = new LaneKey[1];
        kept.eachKept(lane -> {
            boolean sameAggregate = last[0] != null && last[0].aggregate().equals(lane.aggregate());
            last[0] = lane;
            if (!sameAggregate) {
                AggregateState state = Objects.requireNonNull(
                        states.load(lane.aggregate()), () -> lane + ": events are kept without an entry");
                tally.carriedOver(state);
            }
        });
        windows.each(lane -> tally.carriedOver(lane.rule()));
    }

    void close() {
        states.close();
        tally.close();
    }
}
