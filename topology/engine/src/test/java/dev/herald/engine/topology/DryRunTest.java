package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.control.Discard;
import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.step.Outcome;
import dev.herald.supervision.EvaluatedEvent;
import dev.herald.supervision.RedriveEvaluated;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run says what the redrive then does, and does nothing. */
class DryRunTest {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final List<String> OUTPUTS =
            List.of("parcels.public.whereabouts", "parcels.public.arrivals", "parcels.public.receipts");

    private final Parcels parcels = new Parcels();

    @TempDir
    @SuppressWarnings("NullAway.Init") // given by the test runner
    private Path state;

    @SuppressWarnings("NullAway.Init") // started before each test
    private ParcelsDriver driver;

    @BeforeEach
    void start() {
        driver = new ParcelsDriver(parcels.publication(), state);
    }

    @AfterEach
    void accountsAddUp() {
        assertThat(driver.accounts.imbalances()).isEmpty();
        driver.close();
    }

    @Test
    void codeIsMended_saysEachEventThatTheRedriveThenPublishes() {
        parkedAtB("whereabouts");
        parcels.ruleFailsAt.clear();

        RedriveEvaluated answer = dryRun("whereabouts", 0);

        assertThat(answer.getEnd()).isEqualTo("RELEASED");
        assertThat(answer.getKept()).isEqualTo(2);
        assertThat(outcomes(answer)).containsExactly("2 whereabouts PUBLISHED", "3 whereabouts PUBLISHED");
        driver.command("p", new Redrive("c-1", "parcel", "p", "whereabouts", "ops", "fixed"));
        driver.timePasses(TICK);
        assertThat(driver.published("parcels.public.whereabouts"))
                .hasSize(2)
                .isEqualTo(published(answer, "parcels.public.whereabouts"));
    }

    @Test
    void dryRun_changesNothing() {
        parkedAtB("whereabouts");
        parcels.foldFailsAt.add("d");
        driver.moved("p", 4, "d");
        parcels.ruleFailsAt.clear();
        parcels.foldFailsAt.clear();
        passOverOutputs();
        Map<String, String> stored = driver.stored();
        Map<String, Map<Outcome, Long>> counts = driver.accounts.counts();

        assertThat(dryRun("whereabouts", 0).getEnd()).isEqualTo("RELEASED");
        assertThat(dryRun("whereabouts", 2).getEnd()).isEqualTo("RELEASED");
        assertThat(dryRun("", 0).getEnd()).isEqualTo("RELEASED");
        assertThat(dryRun("", 4).getEnd()).isEqualTo("RELEASED");

        assertThat(driver.stored()).isEqualTo(stored);
        assertThat(driver.accounts.counts()).isEqualTo(counts);
        assertThat(OUTPUTS)
                .allSatisfy(topic -> assertThat(driver.published(topic)).isEmpty());
        assertThat(driver.deadLetters()).isEmpty();
        assertThat(driver.out("parcels.supervision")).isEmpty();
    }

    @Test
    void codeFailsAtALaterEvent_stopsThereAsTheRedriveDoes() {
        parcels.ruleFailsAt.addAll(List.of("b", "d"));
        moved("a", "b", "c", "d", "e");
        parcels.ruleFailsAt.remove("b");
        passOverOutputs();

        RedriveEvaluated answer = dryRun("whereabouts", 0);

        assertThat(answer.getEnd()).isEqualTo("PARKED");
        assertThat(outcomes(answer))
                .containsExactly("2 whereabouts PUBLISHED", "3 whereabouts PUBLISHED", "4 whereabouts PARKED");
        assertThat(answer.getEvents().get(2)).satisfies(failed -> {
            assertThat(failed.getStage()).isEqualTo("MAP");
            assertThat(failed.getException()).isEqualTo("java.lang.IllegalStateException");
            assertThat(failed.getMessage()).isEqualTo("no map of d");
        });
        driver.command("p", new Redrive("c-1", "parcel", "p", "whereabouts", "ops", "fixed"));
        driver.timePasses(TICK);
        assertThat(driver.published("parcels.public.whereabouts"))
                .isEqualTo(published(answer, "parcels.public.whereabouts"));
        assertThat(driver.deadLetters()).containsExactly("p#4 whereabouts MAP");
    }

    @Test
    void requiredReferenceIsStillMissing_saysForWhatItWouldWait() {
        driver.handedOver("p", 1, "anna");
        driver.timePasses(Parcels.BOUNDS.waitFor().plusSeconds(1));
        driver.out("parcels.supervision");

        RedriveEvaluated answer = dryRun("receipts", 0);

        assertThat(answer.getEnd()).isEqualTo("WAITING");
        assertThat(answer.getEvents())
                .extracting(EvaluatedEvent::getMessage)
                .containsExactly("required reference 'anna' of lookup 'people' is not there");
        driver.command("p", new Redrive("c-1", "parcel", "p", "receipts", "ops", "try"));
        driver.timePasses(TICK);
        assertThat(driver.out("parcels.supervision"))
                .singleElement()
                .asString()
                .contains("LaneReleased", "\"waits\": true");
    }

    @Test
    void discard_saysWhatComesOutOfTheRest() {
        parkedAtB("whereabouts");

        RedriveEvaluated answer = dryRun("whereabouts", 2);

        assertThat(outcomes(answer)).containsExactly("2 whereabouts DISCARDED", "3 whereabouts PUBLISHED");
        driver.command("p", new Discard("c-1", "parcel", "p", "whereabouts", 2L, "ops", "wrong"));
        driver.timePasses(TICK);
        assertThat(driver.published("parcels.public.whereabouts"))
                .hasSize(1)
                .isEqualTo(published(answer, "parcels.public.whereabouts"));
    }

    @Test
    void wholeAggregate_foldsOnACopyAndRunsAllRules() {
        parcels.foldFailsAt.add("b");
        moved("a", "b", "c", "d");
        parcels.foldFailsAt.clear();
        parcels.ruleFailsAt.add("c");
        passOverOutputs();

        RedriveEvaluated answer = dryRun("", 0);

        assertThat(answer.getEnd()).isEqualTo("RELEASED");
        assertThat(outcomes(answer))
                .containsExactly(
                        "2 whereabouts PUBLISHED",
                        "2 arrivals PUBLISHED",
                        "3 whereabouts PARKED",
                        "3 arrivals PUBLISHED",
                        "4 whereabouts PARKED",
                        "4 arrivals PUBLISHED");
        driver.command("p", new Redrive("c-1", "parcel", "p", "", "ops", "fixed"));
        driver.timePasses(TICK);
        for (String topic : OUTPUTS.subList(0, 2)) {
            assertThat(driver.published(topic)).isNotEmpty().isEqualTo(published(answer, topic));
        }
    }

    @Test
    void foldFailsAgain_saysSo() {
        parcels.foldFailsAt.addAll(List.of("b", "c"));
        moved("a", "b", "c", "d");
        parcels.foldFailsAt.remove("b");

        RedriveEvaluated answer = dryRun("", 0);

        assertThat(answer.getEnd()).isEqualTo("PARKED");
        assertThat(answer.getEvents().get(answer.getEvents().size() - 1)).satisfies(failed -> {
            assertThat(failed.getSequence()).isEqualTo(3);
            assertThat(failed.getRule()).isEmpty();
            assertThat(failed.getMessage()).isEqualTo("no fold for c");
        });
    }

    @Test
    void eventIsMissingAmongThoseOfAWholeAggregate_saysThatItWouldHold() {
        parcels.foldFailsAt.add("b");
        moved("a", "b");
        driver.moved("p", 4, "d");
        parcels.foldFailsAt.clear();

        assertThat(dryRun("", 0).getEnd()).isEqualTo("HELD");
    }

    @Test
    void laneIsNotParkedOrNotThere_saysSo() {
        driver.moved("p", 1, "a");
        assertThat(dryRun("whereabouts", 0).getEnd()).isEqualTo("NOT_PARKED");

        parcels.ruleFailsAt.add("b");
        driver.moved("p", 2, "b");
        assertThat(dryRun("whereabouts", 7).getEnd()).isEqualTo("NOT_PARKED");
        assertThat(dryRun("", 0).getEnd()).isEqualTo("NOT_PARKED");
    }

    @Test
    void laneKeepsMoreThanAThousandEvents_isCutAndSaysHowManyThereAre() {
        restart(parcels.publication().with(Parcels.BOUNDS.keepEvents(2_000)), 1_000_000);
        parcels.ruleFailsAt.add("x");
        for (int sequence = 1; sequence <= 1_100; sequence++) {
            driver.moved("p", sequence, "x");
        }
        parcels.ruleFailsAt.clear();

        RedriveEvaluated answer = dryRun("whereabouts", 0);

        assertThat(answer.getEnd()).isEqualTo("CUT");
        assertThat(answer.getKept()).isEqualTo(1_100);
        assertThat(answer.getEvents()).hasSize(1_000);
    }

    @Test
    void answerWouldNotFitARecord_isCut() {
        restart(parcels.publication(), 4_000);
        parcels.ruleFailsAt.add("x".repeat(600));
        for (int sequence = 1; sequence <= 10; sequence++) {
            driver.moved("p", sequence, "x".repeat(600));
        }
        parcels.ruleFailsAt.clear();

        RedriveEvaluated answer = dryRun("whereabouts", 0);

        assertThat(answer.getEnd()).isEqualTo("CUT");
        assertThat(answer.getEvents()).hasSizeBetween(1, 9);
        assertThat(answer.getEvents().get(0).getPublished().get(0).getValue()).endsWith("… (622 characters)");
    }

    @Test
    void referencesAreNotCompleteYet_isAnsweredOnceTheyAre() {
        OpenOrNot gate = new OpenOrNot();
        driver.close();
        driver = new ParcelsDriver(parcels.publication(), state, gate, 1_000_000);
        driver.handedOver("p", 1, "anna");
        driver.timePasses(Parcels.BOUNDS.waitFor().plusSeconds(1));
        driver.out("parcels.supervision");

        gate.open = false;
        driver.command("p", new Evaluate("d-1", "parcel", "p", "receipts", 0L, "ops"));
        driver.timePasses(TICK);
        assertThat(driver.evaluated()).isEmpty();
        driver.named("anna", 1, "Anna");
        gate.open = true;
        driver.timePasses(TICK);

        assertThat(driver.evaluated()).singleElement().satisfies(answer -> assertThat(outcomes(answer))
                .containsExactly("1 receipts PUBLISHED"));
    }

    @Test
    void moreDryRunsThanMayWait_areToldAtOnce() {
        OpenOrNot gate = new OpenOrNot();
        driver.close();
        driver = new ParcelsDriver(parcels.publication(), state, gate, 1_000_000);
        gate.open = false;
        for (int i = 0; i < 10_001; i++) {
            driver.command("p", new Evaluate("d-" + i, "parcel", "p", "receipts", 0L, "ops"));
        }

        assertThat(driver.evaluated()).singleElement().satisfies(answer -> {
            assertThat(answer.getCommandId()).isEqualTo("d-10000");
            assertThat(answer.getEnd()).isEqualTo("BUSY");
        });
        gate.open = true;
        driver.timePasses(TICK);
        assertThat(driver.evaluated()).hasSizeBetween(1, 400);
    }

    @Test
    void referencesAreNotCompleteYet_redriveGoesOnOnceTheyAre_withoutWaiting() {
        OpenOrNot gate = new OpenOrNot();
        driver.close();
        driver = new ParcelsDriver(parcels.publication(), state, gate, 1_000_000);
        driver.handedOver("p", 1, "anna");
        driver.timePasses(Parcels.BOUNDS.waitFor().plusSeconds(1));
        driver.named("anna", 1, "Anna");
        driver.out("parcels.supervision");

        gate.open = false;
        driver.command("p", new Redrive("c-1", "parcel", "p", "receipts", "ops", "she is there"));
        driver.timePasses(TICK);
        assertThat(driver.out("parcels.supervision")).isEmpty();
        gate.open = true;
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.receipts")).hasSize(1);
        assertThat(driver.out("parcels.supervision"))
                .singleElement()
                .asString()
                .contains("LaneReleased", "\"waits\": false");
    }

    private static final class OpenOrNot implements ReferenceGate {

        private boolean open = true;

        @Override
        public long mark() {
            return 0;
        }

        @Override
        public boolean passed(long mark) {
            return open;
        }
    }

    private void restart(dev.herald.engine.publication.Publication publication, int maxRecordBytes) {
        driver.close();
        driver = new ParcelsDriver(publication, state, ReferenceGate.OPEN, maxRecordBytes);
    }

    private void parkedAtB(String rule) {
        parcels.ruleFailsAt.add("b");
        moved("a", "b", "c");
        assertThat(driver.accounts.counts().get(rule)).containsEntry(Outcome.PARKED, 2L);
        passOverOutputs();
        driver.out("parcels.supervision");
    }

    private void passOverOutputs() {
        OUTPUTS.forEach(driver::out);
        driver.deadLetters();
    }

    private void moved(String... places) {
        for (int i = 0; i < places.length; i++) {
            driver.moved("p", i + 1, places[i]);
        }
    }

    /** Asks, and returns the one answer; what else stood on the supervision topic is passed over. */
    private RedriveEvaluated dryRun(String rule, long discarded) {
        driver.out("parcels.supervision");
        driver.command("p", new Evaluate("d-1", "parcel", "p", rule, discarded, "ops"));
        driver.timePasses(TICK);
        List<RedriveEvaluated> answers = driver.evaluated();
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).getCommandId()).isEqualTo("d-1");
        return answers.get(0);
    }

    private static List<String> outcomes(RedriveEvaluated answer) {
        return answer.getEvents().stream()
                .map(event -> event.getSequence() + " " + event.getRule() + " " + event.getOutcome())
                .toList();
    }

    /** Returns what would come out on a topic, in the form of {@link ParcelsDriver#published}. */
    static List<String> published(RedriveEvaluated answer, String topic) {
        return answer.getEvents().stream()
                .flatMap(event -> event.getPublished().stream())
                .filter(output -> output.getTopic().equals(topic))
                .map(output ->
                        output.getKey() + " " + output.getId() + " " + output.getOrdinal() + " " + output.getValue())
                .toList();
    }
}
