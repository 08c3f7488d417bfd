package dev.herald.sandbox.demo;

import dev.herald.sandbox.demo.Watch.Seen;

/**
 * Where everything stands; two equal ones tell that nothing moves.
 *
 * @param toGo domain events that Herald has not committed yet
 */
record Position(long toGo, Tally tally, Seen seen) {

    /** All is worked off, but for expectations that are open: one may be missed once its partition has been silent. */
    boolean isWatchedOnly() {
        return isPublished() && tally.expected() > 0;
    }

    /** All is committed, nothing is kept or expected, and what Herald says it has published can be read. */
    boolean isWorkedOff() {
        return isPublished() && tally.expected() == 0;
    }

    private boolean isPublished() {
        return toGo == 0 && tally.kept() == 0 && seen.out() >= tally.published();
    }
}
