package dev.herald.engine.sequence;

import org.jspecify.annotations.Nullable;

/**
 * Says whether a partition's history has been worked through: time spent in catching up counts for no hold, since what
 * is missing may still be in the log. Safe for use by several threads.
 */
@FunctionalInterface
public interface CatchUp {

    /** Always caught up, for drivers that work on each record before the next. */
    CatchUp ALWAYS = partition -> true;

    /** Returns whether everything that stood in the partition's logs a short while ago has been worked on. */
    boolean isCaughtUp(int partition);

    /**
     * Returns the same for the repartition topic of a gathering, whose partitions are fed by all partitions of the domain
     * topics.
     */
    default CatchUp ofGathering(String name) {
        return this;
    }

    /**
     * Returns since when nothing has come into the partition's logs, and until when that is known; null where something
     * there is still to be worked on, or may be.
     *
     * @param now the wall clock, in milliseconds
     */
    default @Nullable Silence silence(int partition, long now) {
        return isCaughtUp(partition) ? new Silence(Long.MIN_VALUE, now) : null;
    }
}
