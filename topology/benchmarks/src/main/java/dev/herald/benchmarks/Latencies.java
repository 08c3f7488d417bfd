package dev.herald.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds from an event's time until a reader had its output. For one thread. */
final class Latencies {
    private double[] millis = new double[1 << 16];
    private int count;

    void add(long value) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
        }
        millis[count++] = value;
    }

    /** Returns p50Ms, p99Ms and maxMs. */
    Map<String, Double> figures() {
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50Ms", Percentiles.of(sorted, 50));
        figures.put("p99Ms", Percentiles.of(sorted, 99));
        figures.put("maxMs", Percentiles.of(sorted, 100));
        return figures;
    }
}
