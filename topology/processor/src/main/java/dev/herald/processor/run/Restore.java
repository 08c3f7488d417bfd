package dev.herald.processor.run;

import java.util.Map;
import java.util.Optional;

/**
 * How far the reading back of state has come: since it began last, or how it ended.
 *
 * @param stores what there was to read, by store
 * @param perSecond records a second, on the average since it began
 */
public record Restore(Map<String, Share> stores, double perSecond) {

    /**
     * A store's part, over all its partitions, in offsets: a compacted changelog has fewer records.
     *
     * @param total at the beginning
     * @param remaining now
     */
    public record Share(long total, long remaining) {

        Share plus(Share other) {
            return new Share(total + other.total, remaining + other.remaining);
        }
    }

    /** Returns how much there was to read. */
    public long total() {
        return stores.values().stream().mapToLong(Share::total).sum();
    }

    /** Returns how much there is still to read. */
    public long remaining() {
        return stores.values().stream().mapToLong(Share::remaining).sum();
    }

    /** Returns the part that is done, from 0 to 1; 1 where there was nothing to do. */
    public double ratio() {
        return total() == 0 ? 1 : 1 - (double) remaining() / total();
    }

    /** Returns the seconds left at this rate; empty where nothing has been read yet. */
    public Optional<Double> secondsLeft() {
        if (remaining() == 0) {
            return Optional.of(0.0);
        }
        return perSecond == 0 ? Optional.empty() : Optional.of(remaining() / perSecond);
    }
}
