package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.control.Discard;
import dev.herald.control.Redrive;
import dev.herald.engine.step.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a single event goes wrong, on the real topology. */
class LanesTest {

    private static final Duration TICK = Duration.ofMillis(100);

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
    void eventsOutOfOrder_areHeldAndGoOnInOrder() {
        driver.moved("p", 3, "c");
        driver.moved("p", 2, "b");
        assertThat(driver.out("parcels.public.arrivals")).isEmpty();
        assertThat(counts("")).containsEntry(Outcome.HELD, 2L);

        driver.moved("p", 1, "a");

        assertThat(driver.out("parcels.public.arrivals")).containsExactly(at("a", 1), at("b", 2), at("c", 3));
        assertThat(counts("")).doesNotContainKey(Outcome.HELD);
    }

    @Test
    void missingEventDoesNotCome_gapIsToldAndPassedWhenTheHoldRunsOut() {
        driver.moved("p", 1, "a");
        driver.moved("p", 4, "d");
        driver.moved("p", 5, "e");
        driver.timePasses(Parcels.BOUNDS.holdFor().minusSeconds(1));
        assertThat(driver.out("parcels.public.arrivals")).containsExactly(at("a", 1));

        driver.timePasses(Duration.ofSeconds(2));

        assertThat(driver.out("parcels.public.arrivals")).containsExactly(at("d", 2), at("e", 3));
        assertThat(driver.out("parcels.supervision"))
                .singleElement()
                .asString()
                .contains("SequenceGapDetected", "\"firstMissing\": 2", "\"lastMissing\": 3", "\"held\": 2");
    }

    @Test
    void firstEventIsNotTheFirstOfItsAggregate_isHeldLikeAnyOther() {
        driver.moved("p", 7, "g");
        assertThat(driver.out("parcels.public.arrivals")).isEmpty();

        driver.timePasses(Parcels.BOUNDS.holdFor().plusSeconds(1));

        assertThat(driver.out("parcels.public.arrivals")).containsExactly(at("g", 1));
    }

    @Test
    void tooManyEventsHeld_gapIsPassedAtOnce() {
        for (int sequence = 2; sequence < 2 + Parcels.BOUNDS.holdEvents(); sequence++) {
            assertThat(driver.out("parcels.public.arrivals")).isEmpty();
            driver.moved("p", sequence, "x");
        }

        assertThat(driver.out("parcels.public.arrivals")).hasSize(Parcels.BOUNDS.holdEvents());
        assertThat(driver.out("parcels.supervision"))
                .satisfiesExactly(
                        half -> assertThat(half).contains("KeptNearLimit", "\"HELD\"", "\"kept\": 5", "\"limit\": 10"),
                        most -> assertThat(most).contains("KeptNearLimit", "\"kept\": 9"),
                        passed -> assertThat(passed).contains("SequenceGapDetected"));
    }

    @Test
    void eventComesAfterItsGapWasPassed_isADeadLetterOnceAndADuplicateThen() {
        driver.moved("p", 3, "c");
        driver.timePasses(Parcels.BOUNDS.holdFor().plusSeconds(1));
        driver.out("parcels.public.arrivals");

        driver.moved("p", 2, "b");
        driver.moved("p", 2, "b");

        assertThat(driver.deadLetters()).containsExactly("p#2 - SEQUENCE");
        assertThat(driver.out("parcels.public.arrivals")).isEmpty();
        assertThat(counts("")).containsEntry(Outcome.DUPLICATE, 1L).containsEntry(Outcome.DEAD_LETTERED, 1L);
    }

    @Test
    void ruleFails_onlyItsLaneStopsAndRedriveGoesThroughAllThatItKept() {
        parcels.ruleFailsAt.add("b");
        driver.moved("p", 1, "a");
        driver.moved("p", 2, "b");
        driver.moved("p", 3, "c");
        assertThat(driver.out("parcels.public.arrivals")).hasSize(3);
        assertThat(driver.out("parcels.public.whereabouts")).containsExactly(at("a", 1));
        assertThat(driver.deadLetters()).containsExactly("p#2 whereabouts MAP");
        assertThat(driver.out("parcels.supervision")).singleElement().asString().contains("LaneParked", "no map of b");
        assertThat(counts("whereabouts")).containsEntry(Outcome.PARKED, 2L);

        parcels.ruleFailsAt.clear();
        driver.command("p", redrive("c-1", "whereabouts"));
        driver.timePasses(TICK);
        driver.moved("p", 4, "d");

        assertThat(driver.out("parcels.public.whereabouts")).containsExactly(at("b", 2), at("c", 3), at("d", 4));
        assertThat(driver.out("parcels.supervision"))
                .singleElement()
                .asString()
                .contains("LaneReleased", "\"sequence\": 3", "\"who\": \"ops\"", "\"why\": \"fixed\"");
        assertThat(counts("whereabouts")).doesNotContainKey(Outcome.PARKED);
    }

    @Test
    void redriveFailsAgain_parksAtThatEventWithoutALoop() {
        parcels.ruleFailsAt.addAll(List.of("a", "b"));
        driver.moved("p", 1, "a");
        driver.moved("p", 2, "b");
        driver.moved("p", 3, "c");
        driver.deadLetters();

        parcels.ruleFailsAt.remove("a");
        driver.command("p", redrive("c-1", "whereabouts"));
        driver.timePasses(TICK);
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.whereabouts")).containsExactly(at("a", 1));
        assertThat(driver.deadLetters()).containsExactly("p#2 whereabouts MAP");
        assertThat(counts("whereabouts")).containsEntry(Outcome.PARKED, 2L);
    }

    @Test
    void commandComesAgain_isNotAppliedAgain() {
        parcels.ruleFailsAt.add("a");
        driver.moved("p", 1, "a");
        driver.command("p", redrive("c-1", "whereabouts"));
        driver.timePasses(TICK);
        driver.deadLetters();

        driver.command("p", redrive("c-1", "whereabouts"));
        driver.timePasses(TICK);

        assertThat(driver.deadLetters()).isEmpty();
    }

    @Test
    void discard_takesTheFailedEventOutAndGoesOnWithTheRest() {
        parcels.ruleFailsAt.add("b");
        driver.moved("p", 1, "a");
        driver.moved("p", 2, "b");
        driver.moved("p", 3, "c");
        driver.out("parcels.supervision");

        driver.command("p", new Discard("c-1", "parcel", "p", "whereabouts", 3L, "ops", "wrong one"));
        driver.command("p", new Discard("c-2", "parcel", "p", "whereabouts", 2L, "ops", "never mind"));
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.whereabouts")).containsExactly(at("a", 1), at("c", 3));
        List<String> supervision = driver.out("parcels.supervision");
        assertThat(supervision).hasSize(3);
        assertThat(supervision.get(0)).contains("CommandWithoutEffect", "c-1", "wrong one");
        assertThat(supervision.get(1)).contains("EventDiscarded", "\"sequence\": 2", "never mind");
        assertThat(supervision.get(2)).contains("LaneReleased", "\"sequence\": 3");
        assertThat(counts("whereabouts")).containsEntry(Outcome.DISCARDED, 1L);
    }

    @Test
    void foldFails_aggregateIsParkedAsAWholeAndOthersGoOn() {
        parcels.foldFailsAt.add("b");
        driver.moved("p", 1, "a");
        driver.moved("p", 2, "b");
        driver.moved("p", 3, "c");
        driver.moved("q", 1, "a");
        assertThat(driver.out("parcels.public.arrivals"))
                .containsExactly(at("a", 1), "q" + at("a", 1).substring(1));
        assertThat(driver.deadLetters()).containsExactly("p#2 - PROJECT");

        parcels.foldFailsAt.clear();
        driver.command("p", redrive("c-1", ""));
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.arrivals")).containsExactly(at("b", 2), at("c", 3));
        assertThat(driver.out("parcels.supervision"))
                .hasSize(2)
                .last()
                .asString()
                .contains("LaneReleased");
    }

    @Test
    void foldFailsAndItsEventIsDiscarded_restGoesOnWithoutIt() {
        parcels.foldFailsAt.add("b");
        driver.moved("p", 1, "a");
        driver.moved("p", 2, "b");
        driver.moved("p", 3, "c");
        driver.out("parcels.public.arrivals");

        driver.command("p", new Discard("c-1", "parcel", "p", "", 2L, "ops", "never mind"));
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.arrivals")).containsExactly(at("c", 2));
    }

    @Test
    void aggregateThatGrowsOld_takesNoMoreRoomInTheStores() {
        driver.moved("p", 2, "a");
        driver.moved("p", 1, "a");
        driver.moved("p", 3, "a");
        Map<String, String> young = driver.stored();

        for (int sequence = 4; sequence <= 2_000; sequence++) {
            driver.moved("p", sequence, "a");
        }

        Map<String, String> old = driver.stored();
        assertThat(old.keySet()).isEqualTo(young.keySet());
        // Four numbers that count events, each two bytes where it was one: the sequence, the moves, an ordinal a rule.
        assertThat(length(old)).isLessThanOrEqualTo(length(young) + 2 * 4);
    }

    private static int length(Map<String, String> stored) {
        return stored.values().stream().mapToInt(String::length).sum();
    }

    @Test
    void commandsThatCanChangeNothing_sayWhyAndChangeNothing() {
        parcels.ruleFailsAt.add("b");
        driver.moved("p", 1, "b");
        driver.out("parcels.supervision");

        driver.command("p", redrive("c-1", "arrivals"));
        driver.command("p", redrive("c-2", ""));
        driver.command("p", new Discard("c-3", "parcel", "p", "whereabouts", 7L, "ops", "a typo"));
        driver.command("p", new Discard("c-4", "parcel", "p", "", 1L, "ops", "a typo"));
        driver.command("p", new Redrive("c-5", "person", "p", "whereabouts", "ops", "a typo"));
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.supervision"))
                .allSatisfy(told -> assertThat(told).contains("CommandWithoutEffect"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("c-1", "the lane is not parked: Running"),
                        second -> assertThat(second).contains("c-2", "the aggregate is not parked: Open"),
                        third -> assertThat(third).contains("c-3", "the lane is parked at event 1, not 7", "a typo"),
                        fourth -> assertThat(fourth).contains("c-4", "the aggregate is not parked: Open"),
                        fifth -> assertThat(fifth).contains("c-5", "the publication has no aggregate 'person'"));
        assertThat(counts("whereabouts")).containsEntry(Outcome.PARKED, 1L);
    }

    @Test
    void requiredReferenceIsMissing_laneWaitsAndGoesOnSoonAfterItComes() {
        driver.handedOver("p", 1, "anna");
        driver.moved("p", 2, "a");
        driver.handedOver("p", 3, "bert");
        assertThat(driver.out("parcels.public.arrivals")).hasSize(1);
        assertThat(counts("receipts")).containsEntry(Outcome.WAITING, 2L);

        driver.named("bert", 1, "Bert");
        driver.named("anna", 1, "Anna");
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.receipts"))
                .containsExactly("p Receipt {\"name\": \"Anna\"}", "p Receipt {\"name\": \"Bert\"}");
    }

    @Test
    void requiredReferenceDoesNotCome_laneParksAfterABoundedWaitAndCanBeRedriven() {
        driver.handedOver("p", 1, "anna");
        driver.timePasses(Parcels.BOUNDS.waitFor().minusSeconds(1));
        assertThat(driver.deadLetters()).isEmpty();

        driver.timePasses(Duration.ofSeconds(2));
        assertThat(driver.deadLetters()).containsExactly("p#1 receipts LOOK_UP");
        assertThat(counts("receipts")).containsEntry(Outcome.PARKED, 1L);

        driver.named("anna", 1, "Anna");
        driver.command("p", redrive("c-1", "receipts"));
        driver.timePasses(TICK);
        assertThat(driver.out("parcels.public.receipts")).containsExactly("p Receipt {\"name\": \"Anna\"}");
    }

    @Test
    void laneKeepsAsMuchAsItMay_furtherEventsAreDeadLettersAndOtherLanesGoOn() {
        parcels.ruleFailsAt.add("x");
        long limit = Parcels.BOUNDS.keepEvents();
        for (int sequence = 1; sequence <= limit + 3; sequence++) {
            driver.moved("p", sequence, "x");
        }

        assertThat(driver.out("parcels.public.arrivals")).hasSize((int) limit + 3);
        assertThat(driver.deadLetters()).hasSize(4).last().isEqualTo("p#" + (limit + 3) + " whereabouts KEEP");
        assertThat(counts("whereabouts")).containsEntry(Outcome.PARKED, limit).containsEntry(Outcome.DEAD_LETTERED, 3L);
        assertThat(driver.out("parcels.supervision"))
                .satisfiesExactly(
                        parked -> assertThat(parked).contains("LaneParked"),
                        half -> assertThat(half)
                                .contains("KeptNearLimit", "\"whereabouts\"", "\"PARKED\"", "\"kept\": 10"),
                        most -> assertThat(most).contains("KeptNearLimit", "\"kept\": 18"),
                        all -> assertThat(all).contains("KeptNearLimit", "\"kept\": 20", "\"limit\": 20"));
    }

    private Map<Outcome, Long> counts(String rule) {
        return driver.accounts.counts().getOrDefault(rule, Map.of());
    }

    private static Redrive redrive(String id, String rule) {
        return new Redrive(id, "parcel", "p", rule, "ops", "fixed");
    }

    private static String at(String place, int moves) {
        return "p Whereabouts {\"place\": \"" + place + "\", \"moves\": " + moves + "}";
    }
}
