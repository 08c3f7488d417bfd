package dev.herald.testkit;

import dev.herald.engine.publication.PublicTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Compares what came out with all that was expected: nothing may be missing, and nothing else may be there. */
final class Comparison {

    private final Transcript transcript;
    private final List<OutputRecord> outputs;
    private final List<String> faults = new ArrayList<>();

    private Comparison(Transcript transcript, int from) {
        this.transcript = transcript;
        this.outputs = transcript.outputs().stream()
                .filter(output -> output.after() >= from)
                .toList();
    }

    /**
     * Returns what is not as expected.
     *
     * @param from the input, counted from 0, from which on records are compared
     */
    static List<String> faults(Transcript transcript, int from, List<Expectation> expected) {
        Comparison comparison = new Comparison(transcript, from);
        comparison.records(expected);
        comparison.alarms(those(expected, Alarm.class), from);
        expected.forEach(comparison::numbers);
        if (!comparison.faults.isEmpty()) {
            comparison.faults.add("what came out:\n" + Text.of(transcript, comparison.outputs));
        }
        return comparison.faults;
    }

    private void records(List<Expectation> expected) {
        Map<String, List<PublishedRecord>> byTopic = new LinkedHashMap<>();
        for (PublicTopic<?> topic : transcript.setup().compared()) {
            byTopic.put(transcript.setup().names().published(topic), new ArrayList<>());
        }
        for (PublishedRecord record : those(expected, PublishedRecord.class)) {
            byTopic.computeIfAbsent(transcript.setup().names().published(record.topic()), topic -> new ArrayList<>())
                    .add(record);
        }
        byTopic.forEach(
                (topic, records) -> compare(topic, records, (record, output) -> record.faults(transcript, output)));
        compare(
                transcript.setup().names().deadLetters(),
                those(expected, DeadLettered.class),
                (letter, output) -> letter.faults(transcript, output));
    }

    private <T> void compare(String topic, List<T> expected, BiFunction<T, OutputRecord, List<String>> compare) {
        List<OutputRecord> there =
                outputs.stream().filter(output -> output.topic().equals(topic)).toList();
        if (there.size() != expected.size()) {
            faults.add(topic + ": expected " + expected.size() + " records, got " + there.size());
        }
        for (int i = 0; i < Math.min(there.size(), expected.size()); i++) {
            faults.addAll(compare.apply(expected.get(i), there.get(i)));
        }
    }

    private void alarms(List<Alarm> expected, int from) {
        List<Alarm> told = Alarm.told(transcript, from);
        if (!told.equals(expected)) {
            faults.add(transcript.setup().names().supervision() + ": expected " + expected + ", got " + told);
        }
    }

    private void numbers(Expectation expectation) {
        if (expectation instanceof Expectation.Counted counted) {
            long count = transcript.count(counted.rule(), counted.outcome());
            if (count != counted.count()) {
                faults.add((counted.rule().isEmpty() ? "records" : "rule '" + counted.rule() + "'") + ": "
                        + counted.outcome() + " counted " + count + " times, expected " + counted.count() + "; counts: "
                        + transcript.counts());
            }
        }
        if (expectation instanceof Expectation.Kept kept && kept.count() != transcript.kept()) {
            faults.add(transcript.kept() + " events are kept, expected " + kept.count());
        }
    }

    private static <T> List<T> those(List<Expectation> expected, Class<T> type) {
        return expected.stream().filter(type::isInstance).map(type::cast).collect(Collectors.toList());
    }
}
