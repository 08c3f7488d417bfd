package dev.herald.engine.topology;

import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.store.DeadlineStore;
import dev.herald.engine.store.LaneKey;
import java.util.function.Function;

/** Looks at what is held or waits when its time is over. */
final class Deadlines {

    private static final int AT_ONCE = 200;
    private static final long NOT_CAUGHT_UP = -1;

    private final DeadlineStore store;
    private final CatchUp catchUp;
    private final int partition;
    private final Function<LaneKey, SourceParts> sources;
    private long caughtUpSince;

    Deadlines(DeadlineStore store, CatchUp catchUp, int partition, Function<LaneKey, SourceParts> sources, long now) {
        this.store = store;
        this.catchUp = catchUp;
        this.partition = partition;
        this.sources = sources;
        this.caughtUpSince = catchUp.isCaughtUp(partition) ? now : NOT_CAUGHT_UP;
    }

    /** Looks at what is due by now, in milliseconds of the wall clock. */
    void tick(long now, Intakes intakes, LaneRelease lanes) {
        boolean caughtUp = isCaughtUp(now);
        for (LaneKey lane : store.takeDue(now, AT_ONCE)) {
            if (!lane.rule().isEmpty()) {
                lanes.waitEnds(sources.apply(lane), lane);
            } else if (caughtUp) {
                intakes.holdEnds(sources.apply(lane), lane, caughtUpSince);
            } else {
                intakes.holdLater(lane);
            }
        }
    }

    /** Once caught up, a partition counts as such for good: it may lag again, but what is missing was not in its history. */
    private boolean isCaughtUp(long now) {
        if (caughtUpSince == NOT_CAUGHT_UP && catchUp.isCaughtUp(partition)) {
            caughtUpSince = now;
        }
        return caughtUpSince != NOT_CAUGHT_UP;
    }
}
