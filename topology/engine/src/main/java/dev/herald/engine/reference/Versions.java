package dev.herald.engine.reference;

import java.util.List;

/**
 * All versions of one reference, in order of their time.
 *
 * @param times from when each version holds, in milliseconds since the epoch; never decreasing
 * @param values the versions
 */
record Versions(List<Long> times, List<Record> values) {

    /** Returns the index of the version that holds at an instant; -1 before the first. */
    int at(long time) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
