package dev.herald.benchmarks;

import java.util.Arrays;

/** Order statistics of sorted values: the nearest rank, which is always a value that occurred. */
final class Percentiles {
    private Percentiles() {}

    /** Returns the least value that so many percent of the values are not above. */
    static double of(double[] sorted, double percent) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("percentile " + percent + " of no values");
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }

    /** Returns the middle value, or the mean of the two in the middle. */
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
