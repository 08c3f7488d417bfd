package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.feed.PaymentsFeed;
import dev.herald.sandbox.trials.Fault;
import dev.herald.sandbox.trials.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A rule with a fault is deployed, then a mended one, and what was parked is redriven. */
@ExtendWith(SharedSandbox.class)
class FaultyRuleIT {
    private static final int PAYMENTS = 3_000;
    private static final int FAULTY_PERCENT = 1;

    @Test
    void ruleThatThrowsForSomePayments_mendedAndRedriven_givesWhatARunWithoutTheFaultGives(
            Broker broker, Registry registry, @TempDir Path dir) throws Exception {
        List<String> lines =
                PaymentsFeed.lines(Seeds.next("faulty rule"), PAYMENTS).toList();
        Path jar = ContextJar.of(Trials.class, dir);
        Map<String, Long> parked = faultyApprovals(lines);
        long kept = parked.values().stream().mapToLong(Long::longValue).sum();
        assertThat(kept).isGreaterThan(parked.size()).isGreaterThan(20);
        Map<String, Map<String, List<PublicRecord>>> clean = cleanRun(lines, jar, broker, registry);
        try (Installation installation = Installation.of(new Trials(), broker, registry)) {
            StartOptions state = deployed(installation, jar).in(dir.resolve("herald"));
            try (HeraldProcess faulty = HeraldProcess.start(state.jvm(Fault.of(FAULTY_PERCENT)))) {
                installation.send(lines);
                installation.finish(faulty, kept);
            }
            assertThat(published(installation)).isEqualTo(without(clean, parked.keySet()));
            assertEachLaneTold(installation, parked);

            try (HeraldProcess mended = HeraldProcess.start(state)) {
                installation.repairs().redrive(Trials.FAULTY, parked.keySet());
                installation.finish(mended);
            }

            assertThat(published(installation)).isEqualTo(clean);
            assertSettledPaymentsEndWithATombstone(lines, clean);
            assertEachLaneTold(installation, parked);
            assertThat(installation.supervision())
                    .isEqualTo(Map.of(
                            "dev.herald.supervision.LaneParked", (long) parked.size(),
                            "dev.herald.supervision.LaneReleased", (long) parked.size()));
        }
    }

    /** How many approvals each payment has that the fault hits. */
    private static Map<String, Long> faultyApprovals(List<String> lines) throws IOException {
        Map<String, Long> approvals = new TreeMap<>();
        for (Map<String, Object> event : PaymentsLog.parse(lines)) {
            String id = Fields.text(event, "aggregateId");
            if (Fields.text(event, "type").equals("PaymentApproved") && Fault.hits(id, FAULTY_PERCENT)) {
                approvals.merge(id, 1L, Long::sum);
            }
        }
        return approvals;
    }

    private static Map<String, Map<String, List<PublicRecord>>> cleanRun(
            List<String> lines, Path jar, Broker broker, Registry registry) {
        try (Installation installation = Installation.of(new Trials(), broker, registry);
                HeraldProcess herald = HeraldProcess.start(deployed(installation, jar))) {
            installation.send(lines);
            installation.finish(herald);
            return published(installation);
        }
    }

    private static StartOptions deployed(Installation installation, Path jar) {
        return installation.options().onClassPath(jar);
    }

    /** What is on each public topic, by payment and in order. */
    private static Map<String, Map<String, List<PublicRecord>>> published(Installation installation) {
        Map<String, Map<String, List<PublicRecord>>> topics = new HashMap<>();
        Trials.TOPICS.forEach(
                topic -> topics.put(topic, installation.topic(topic).byKey()));
        return topics;
    }

    /** The same, but for what the faulty rule has published of some payments. */
    private static Map<String, Map<String, List<PublicRecord>>> without(
            Map<String, Map<String, List<PublicRecord>>> all, Set<String> payments) {
        Map<String, Map<String, List<PublicRecord>>> rest = new HashMap<>(all);
        rest.computeIfPresent(Trials.TOPICS.get(0), (topic, records) -> {
            Map<String, List<PublicRecord>> others = new TreeMap<>(records);
            others.keySet().removeAll(payments);
            return others;
        });
        return rest;
    }

    private static void assertSettledPaymentsEndWithATombstone(
            List<String> lines, Map<String, Map<String, List<PublicRecord>>> published) throws IOException {
        Set<String> settled = PaymentsLog.parse(lines).stream()
                .filter(event -> Fields.text(event, "type").equals("PaymentSettled"))
                .map(event -> Fields.text(event, "aggregateId"))
                .collect(Collectors.toSet());
        Map<String, List<PublicRecord>> open = Objects.requireNonNull(published.get(Trials.OPEN));
        assertThat(open.keySet()).containsAll(settled).hasSizeGreaterThan(settled.size());
        open.forEach((payment, states) -> {
            assertThat(states.get(states.size() - 1).value() == null)
                    .as(payment)
                    .isEqualTo(settled.contains(payment));
            assertThat(states.subList(0, states.size() - 1)).as(payment).allMatch(state -> state.value() != null);
        });
    }

    /** One dead letter for each lane, of the first event that it keeps. */
    private static void assertEachLaneTold(Installation installation, Map<String, Long> parked) {
        assertThat(Letter.all(installation.topic("trials.dead-letters")))
                .allMatch(letter ->
                        letter.rule().equals(Trials.FAULTY) && letter.message().endsWith("the rule has a fault"))
                .extracting(letter -> letter.key().substring(0, letter.key().lastIndexOf('#')))
                .containsExactlyInAnyOrderElementsOf(parked.keySet());
    }
}
