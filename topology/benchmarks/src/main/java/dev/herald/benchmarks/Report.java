package dev.herald.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was measured: as a table of medians and as JSON of every round. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** What is told as a part of the practical limit too. */
    private enum Rate {
        WHOLE("eventsPerSecond", "of raw"),
        WARM("warmEventsPerSecond", "warm of raw");

        private final String figure;
        private final String head;

        Rate(String figure, String head) {
            this.figure = figure;
            this.head = head;
        }
    }

    private final List<Result> results = new ArrayList<>();

    void add(Result result) {
        results.add(result);
    }

    /** Writes all rounds as an array of objects. */
    void write(Path file) {
        try {
            JSON.writeValue(file.toFile(), results.stream().map(Result::json).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Returns the medians over the rounds in Markdown, and each contender's part of the practical limit. */
    String table() {
        return results.stream()
                .collect(Collectors.groupingBy(Result::what, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> table(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String table(String what, List<Result> results) {
        Set<String> columns = new LinkedHashSet<>();
        results.forEach(result -> columns.addAll(result.figures().keySet()));
        StringBuilder table = new StringBuilder("| " + what + " | ");
        Map<Rate, Double> limits = limits(results);
        table.append(String.join(" | ", columns));
        limits.keySet().forEach(rate -> table.append(" | ").append(rate.head));
        table.append(" | rounds |\n|---|")
                .append("---|".repeat(columns.size() + limits.size() + 1))
                .append('\n');
        Map<String, List<Result>> byContender = results.stream()
                .collect(Collectors.groupingBy(Result::contender, LinkedHashMap::new, Collectors.toList()));
        byContender.forEach((contender, rounds) -> {
            table.append("| ").append(contender);
            columns.forEach(column -> table.append(" | ").append(median(rounds, column)));
            limits.forEach((rate, raw) -> table.append(" | ").append(ratio(rounds, rate, raw)));
            table.append(" | ").append(rounds.size()).append(" |\n");
        });
        return table.toString();
    }

    /** The throughput of the loop without state, where it took part. */
    private static Map<Rate, Double> limits(List<Result> results) {
        List<Result> raw = results.stream()
                .filter(result -> result.contender().equals("raw"))
                .toList();
        Map<Rate, Double> limits = new EnumMap<>(Rate.class);
        for (Rate rate : Rate.values()) {
            value(raw, rate.figure).ifPresent(limit -> limits.put(rate, limit));
        }
        return limits;
    }

    private static String ratio(List<Result> rounds, Rate rate, double limit) {
        return value(rounds, rate.figure)
                .map(value -> Result.text(value / limit))
                .orElse("");
    }

    private static String median(List<Result> rounds, String column) {
        return value(rounds, column).map(Result::text).orElse("");
    }

    private static Optional<Double> value(List<Result> rounds, String column) {
        double[] values = rounds.stream()
                .map(result -> result.figures().get(column))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(Percentiles.median(values));
    }
}
