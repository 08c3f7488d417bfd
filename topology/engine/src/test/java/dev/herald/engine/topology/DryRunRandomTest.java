package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.control.Discard;
import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.supervision.EvaluatedEvent;
import dev.herald.supervision.RedriveEvaluated;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever fails and whatever is mended: the repair gives what its dry run said. */
class DryRunRandomTest {

    private static final List<String> PLACES = List.of("a", "b", "c", "d", "e", "f");
    private static final List<String> TOPICS = List.of("parcels.public.whereabouts", "parcels.public.arrivals");
    private static final int AGGREGATES = 60;

    @Test
    void anyFault_dryRunAndRepairAgree(@TempDir Path state) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("DryRunRandomTest: -Dseed=" + seed);
        Random random = new Random(seed);
        Parcels parcels = new Parcels();
        int told = 0;
        try (ParcelsDriver driver = new ParcelsDriver(parcels.publication(), state)) {
            for (int i = 0; i < AGGREGATES; i++) {
                String id = "p-" + i;
                boolean whole = random.nextInt(3) == 0;
                breakSome(parcels, whole ? parcels.foldFailsAt : parcels.ruleFailsAt, random);
                int events = 1 + random.nextInt(8);
                for (int sequence = 1; sequence <= events; sequence++) {
                    driver.moved(id, sequence, PLACES.get(random.nextInt(PLACES.size())));
                }
                breakSome(parcels, whole ? parcels.foldFailsAt : parcels.ruleFailsAt, random);
                told += compare(driver, id, whole ? "" : "whereabouts", random.nextBoolean(), seed);
            }
            assertThat(driver.accounts.imbalances()).isEmpty();
        }
        assertThat(told).as("seed %d: lanes that were parked", seed).isGreaterThan(AGGREGATES / 10);
    }

    private static void breakSome(Parcels parcels, Set<String> faults, Random random) {
        parcels.ruleFailsAt.clear();
        parcels.foldFailsAt.clear();
        PLACES.stream().filter(place -> random.nextInt(4) == 0).forEach(faults::add);
    }

    /** Returns 1 where the lane was parked, 0 where there was nothing to compare. */
    private static int compare(ParcelsDriver driver, String id, String rule, boolean discards, long seed) {
        RedriveEvaluated plain = dryRun(driver, id, rule, 0);
        if (plain.getEnd().equals("NOT_PARKED")) {
            return 0;
        }
        long first = plain.getEvents().get(0).getSequence();
        RedriveEvaluated answer = discards ? dryRun(driver, id, rule, first) : plain;
        TOPICS.forEach(driver::out);
        driver.command(
                id,
                discards
                        ? new Discard("c-" + id, "parcel", id, rule, first, "ops", "why")
                        : new Redrive("c-" + id, "parcel", id, rule, "ops", "why"));
        driver.timePasses(Duration.ofMillis(100));

        for (String topic : TOPICS) {
            assertThat(driver.published(topic))
                    .as("seed %d, %s of %s", seed, topic, answer)
                    .isEqualTo(DryRunTest.published(answer, topic));
        }
        RedriveEvaluated after = dryRun(driver, id, rule, 0);
        if (answer.getEnd().equals("PARKED")) {
            List<EvaluatedEvent> events = answer.getEvents();
            assertThat(after.getEvents().get(0).getSequence())
                    .as("seed %d: parked again at", seed)
                    .isEqualTo(events.get(events.size() - 1).getSequence());
        } else {
            assertThat(after.getEnd()).as("seed %d: %s", seed, answer).isEqualTo("NOT_PARKED");
        }
        return 1;
    }

    private static RedriveEvaluated dryRun(ParcelsDriver driver, String id, String rule, long discarded) {
        driver.out("parcels.supervision");
        driver.command(id, new Evaluate("d", "parcel", id, rule, discarded, "ops"));
        driver.timePasses(Duration.ofMillis(100));
        List<RedriveEvaluated> answers = driver.evaluated();
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }
}
