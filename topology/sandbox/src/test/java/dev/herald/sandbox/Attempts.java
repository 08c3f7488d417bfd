package dev.herald.sandbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.deliveries.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of each attempt to deliver, read from the topics, apart from Herald's code: which were missed, since they
 * had no answer by ten minutes after their time, and how often each was commanded.
 *
 * @param missed the attempts whose answer came late, as {@code <delivery> attempt <n>}
 * @param lost the attempts whose command was lost on its way
 * @param told the misses that Herald told of: each as often as it was told
 * @param commands how often each attempt was commanded
 */
record Attempts(TreeSet<String> missed, TreeSet<String> lost, List<String> told, Map<String, Long> commands) {

    private static final Duration TIME = Duration.ofMinutes(10);

    static Attempts of(Installation installation, Simulation simulation) {
        Map<String, Instant> deadlines = new TreeMap<>();
        TreeSet<String> missed = new TreeSet<>();
        TreeSet<String> lost = new TreeSet<>();
        for (Map<String, Object> record : installation.shown("deliveries.domain.delivery")) {
            Map<String, Object> headers = Fields.object(record, "headers");
            Map<String, Object> event = Fields.object(record, "value");
            String id = Fields.text(headers, "ce_subject");
            String type = Fields.text(headers, "ce_type");
            if (type.endsWith("DeliveryScheduled")) {
                Instant notBefore = Instant.parse(Fields.text(event, "notBefore"));
                deadlines.put(attempt(id, event), notBefore.plus(TIME));
                if (simulation.thirdParty().loses(id, (int) Fields.number(event, "attempt"))) {
                    lost.add(attempt(id, event));
                }
            } else if (type.endsWith("DeliverySucceeded") || type.endsWith("DeliveryAttemptFailed")) {
                String attempt = attempt(id, event);
                Instant deadline = Objects.requireNonNull(deadlines.get(attempt), attempt);
                if (Instant.parse(Fields.text(headers, "ce_time")).isAfter(deadline)) {
                    missed.add(attempt);
                }
            }
        }
        return new Attempts(missed, lost, told(installation), commands(installation));
    }

    private static List<String> told(Installation installation) {
        return installation.shown("deliveries.supervision").stream()
                .filter(record ->
                        Fields.text(Fields.object(record, "headers"), "ce_type").endsWith("ExpectationMissed"))
                .map(record -> Fields.object(record, "value"))
                .filter(miss -> Fields.text(miss, "aggregate").equals("delivery"))
                .map(miss -> Fields.text(miss, "aggregateId") + " " + Fields.text(miss, "key"))
                .sorted()
                .toList();
    }

    private static Map<String, Long> commands(Installation installation) {
        return installation.shown("deliveries.command.execute-delivery").stream()
                .map(record -> Fields.object(record, "value"))
                .collect(groupingBy(command -> attempt(Fields.text(command, "deliveryId"), command), counting()));
    }

    private static String attempt(String id, Map<String, Object> of) {
        return id + " attempt " + Fields.number(of, "attempt");
    }

    /** Returns how many commands were published for misses. */
    long repairs() {
        return commands.values().stream().mapToLong(times -> times - 1).sum();
    }

    /**
     * Each miss is told once, and each lost command is one, which was repaired once; nothing else was repaired. More may
     * be told than was answered late: the simulation is behind the clock, by which Herald goes where it hears nothing.
     */
    void assertRepaired() {
        assertThat(told).doesNotHaveDuplicates().containsAll(missed).containsAll(lost);
        commands.forEach((attempt, times) -> {
            long most = told.contains(attempt) ? 2 : 1;
            assertThat(times).as(attempt).isBetween(lost.contains(attempt) ? 2L : 1L, most);
        });
    }

    @Override
    public String toString() {
        return "%d attempts, %d misses told, %d answered late, %d commands lost, %d repairs"
                .formatted(commands.size(), told.size(), missed.size(), lost.size(), repairs());
    }
}
