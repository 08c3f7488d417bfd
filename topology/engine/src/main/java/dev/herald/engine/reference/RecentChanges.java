package dev.herald.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ids of the references that changed lately, for many readers. Safe for use by several threads. */
public final class RecentChanges {

    /** How many are remembered: a reader that is further behind takes all as changed. */
    static final int REMEMBERED = 8_192;

    private final String[] ids = new String[REMEMBERED];
    private long count;

    RecentChanges() {}

    /**
     * What changed.
     *
     * @param upTo where to go on the next time
     * @param ids which; empty where any may have
     */
    public record Since(long upTo, Optional<List<String>> ids) {}

    synchronized void add(String id) {
        ids[(int) (count % REMEMBERED)] = id;
        count++;
    }

    /** Notes that any reference may have changed. */
    synchronized void addAll() {
        count += REMEMBERED + 1;
    }

    /**
     * Returns what changed since a reader last asked.
     *
     * @param seen what {@link Since#upTo} was then; 0 at first
     */
    public synchronized Since since(long seen) {
        if (count - seen > REMEMBERED) {
            return new Since(count, Optional.empty());
        }
        List<String> changed = new ArrayList<>((int) (count - seen));
        for (long at = seen; at < count; at++) {
            changed.add(ids[(int) (at % REMEMBERED)]);
        }
        return new Since(count, Optional.of(changed));
    }
}
