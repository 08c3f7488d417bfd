package dev.herald.engine.store;

import dev.herald.engine.lane.Pending;
import dev.herald.engine.lane.Window;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.InstanceKey;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lanes in whose window something is pending, in the order in which it is due; in the store of expectations, whose
 * time it is. What is pending is in the aggregate's entry.
 */
public final class WindowStore {

    private static final byte PENDING = 6;

    private final TimeIndex index;

    /** Creates a view of the store of expectations. */
    public WindowStore(WriteBackStore store) {
        this.index = new TimeIndex(store, PENDING);
    }

    /** Notes that an aggregate's entry has changed. */
    public void moved(AggregateKey key, AggregateState before, AggregateState after) {
        if (before.windows() == after.windows()) {
            return;
        }
        before.windows().forEach((rule, window) -> move(key, rule, window, after.window(rule)));
        after.windows().forEach((rule, window) -> {
            if (!before.windows().containsKey(rule)) {
                move(key, rule, Window.NONE, window);
            }
        });
    }

    private void move(AggregateKey key, String rule, Window before, Window after) {
        index.move(new Owner(key, new InstanceKey(rule, "", 0)), due(before), due(after));
    }

    private static long due(Window window) {
        Pending pending = window.pending();
        return pending == null ? Instance.NEVER : pending.due();
    }

    /**
     * Returns the lanes in which something is due in stream time, the earliest first, at most so many. Each one's entry
     * must be saved with nothing pending before the next look.
     */
    public List<LaneKey> due(long reached, int limit) {
        return index.upTo(reached, limit).stream().map(WindowStore::lane).toList();
    }

    /** Shows every lane in whose window something is pending. */
    public void each(Consumer<LaneKey> to) {
        index.each(owner -> to.accept(lane(owner)));
    }

    private static LaneKey lane(Owner owner) {
        return new LaneKey(owner.aggregate(), owner.key().expectation());
    }
}
