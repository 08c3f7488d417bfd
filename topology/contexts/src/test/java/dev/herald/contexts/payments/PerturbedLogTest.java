package dev.herald.contexts.payments;

import static dev.herald.testkit.Expectations.kept;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.Envelope;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.OutputRecord;
import dev.herald.testkit.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever the order and however often, a log gives the same: random logs, each with a seed of its own. */
class PerturbedLogTest {

    private static final int PAYMENTS = 40;
    private static final int PERCENT = 10;

    private record Placed(double place, DomainRecord event) {}

    @RepeatedTest(5)
    void logDisplacedDuplicatedAndWithLateParties_givesTheBytesOfTheCleanOne() {
        long seed = new Random().nextLong();
        System.out.println("perturbed log: seed " + seed);
        Random random = new Random(seed);
        List<DomainRecord> log = PaymentLog.of(random, PAYMENTS);
        List<DomainRecord> perturbed = perturbed(log, random);
        Scenario scenario = Scenario.of(new Payments());

        Map<String, List<String>> lanes = byLane(scenario.when(perturbed).published());

        assertThat(lanes)
                .as("seed %d", seed)
                .isEqualTo(byLane(scenario.when(log).published()))
                .hasSizeGreaterThanOrEqualTo(PAYMENTS);
        scenario.given(perturbed).when().then(kept(0));
    }

    /**
     * A tenth of the payments' events late by up to the whole log, a tenth of all there twice, each registration late.
     * No payment's event is early: it would come before names that apply to it.
     */
    private static List<DomainRecord> perturbed(List<DomainRecord> log, Random random) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            DomainRecord event = log.get(i);
            boolean registered = event.aggregate().equals("party")
                    && String.valueOf(event.key()).endsWith("#1");
            boolean displaced = event.aggregate().equals("payment") && random.nextInt(100) < PERCENT;
            double place = i + (registered || displaced ? random.nextDouble() * log.size() : 0);
            placed.add(new Placed(place, event));
            if (random.nextInt(100) < PERCENT) {
                placed.add(new Placed(place + (random.nextBoolean() ? 0 : random.nextDouble() * log.size()), event));
            }
        }
        placed.sort(Comparator.comparingDouble(Placed::place));
        return placed.stream().map(Placed::event).toList();
    }

    /** All that a consumer sees, by topic and payment, in order. */
    private static Map<String, List<String>> byLane(List<OutputRecord> records) {
        Map<String, List<String>> lanes = new TreeMap<>();
        for (OutputRecord record : records) {
            lanes.computeIfAbsent(record.topic() + " " + record.keyText(), lane -> new ArrayList<>())
                    .add(record.header(Envelope.ID) + " " + record.timestamp() + " " + record.headers() + " "
                            + Arrays.toString(record.value()));
        }
        return lanes;
    }
}
