package dev.herald.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one contender did in one round.
 *
 * @param what was measured: {@code catchup}, {@code latency 2000}, …
 * @param figures by name, in the order in which they are shown: {@code eventsPerSecond}, {@code p99Ms}, …
 * @param outputs how many records came out
 * @param verified whether each output is there once; figures of a run where it was not are never told
 */
record Result(String what, String contender, int round, Map<String, Double> figures, long outputs, boolean verified) {

    Result {
        figures = new LinkedHashMap<>(figures);
    }

    /** Returns its figures as one line. */
    String text() {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + " " + text(figure.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String text(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    /** Returns it as an object for JSON. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", what);
        json.put("contender", contender);
        json.put("round", round);
        json.putAll(figures);
        json.put("outputs", outputs);
        json.put("verified", verified);
        return json;
    }
}
