package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.MONDAY;
import static dev.herald.contexts.payments.PaymentEvents.completed;
import static dev.herald.contexts.payments.PaymentEvents.instructed;
import static dev.herald.contexts.payments.PaymentEvents.registered;
import static dev.herald.contexts.payments.PaymentEvents.requested;
import static dev.herald.contexts.payments.PaymentEvents.settled;
import static dev.herald.contexts.payments.Payments.COMPLETED;
import static dev.herald.testkit.Expectations.metLate;
import static dev.herald.testkit.Expectations.missed;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.timePasses;

import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.PublishedRecord;
import dev.herald.testkit.Scenario;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaymentSettlesTest {

    private static final String SETTLES = "instructed payments settle";
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Instant DEADLINE = MONDAY.plus(FORTNIGHT);
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final DomainRecord INSTRUCTED = instructed("rfp-1", 2, MONDAY);

    private final Scenario history = Scenario.of(new Payments())
            .comparing(COMPLETED)
            .given(registered(1, MONDAY, "Estates"), requested("rfp-1", 1, MONDAY, "12.50"), INSTRUCTED);

    private final Scenario present = Scenario.of(new Payments())
            .comparing(COMPLETED)
            .startsAt(MONDAY)
            .given(registered(1, MONDAY, "Estates"), requested("rfp-1", 1, MONDAY, "12.50"), INSTRUCTED);

    @Test
    void settledAtTheDeadline_isMet() {
        history.when(settled("rfp-1", 3, DEADLINE)).then(settledAt(DEADLINE));
    }

    @Test
    void settledAMillisecondLater_isMissedAndMetLate() {
        Instant late = DEADLINE.plusMillis(1);

        history.when(settled("rfp-1", 3, late))
                .then(settledAt(late), missed(SETTLES, INSTRUCTED), metLate(SETTLES, INSTRUCTED));
    }

    @Test
    void partitionThatFellSilent_alarmIsRaisedByTheClock_whenDeadlineAndHoldAreOver() {
        present.when(timePasses(FORTNIGHT.plus(HOLD).minusSeconds(1)))
                .then()
                .when(timePasses(Duration.ofSeconds(1)))
                .then(missed(SETTLES, INSTRUCTED));
    }

    @Test
    void settledAfterTheAlarm_isMetLate() {
        Instant late = DEADLINE.plus(HOLD).plusSeconds(30);

        present.given(timePasses(FORTNIGHT.plus(HOLD).plusMinutes(1)))
                .when(settled("rfp-1", 3, late))
                .then(settledAt(late), metLate(SETTLES, INSTRUCTED));
    }

    @Test
    void partitionThatIsBusy_alarmIsRaisedByItsEvents() {
        Instant later = DEADLINE.plus(HOLD);

        present.given(timePasses(FORTNIGHT.plus(HOLD).minusSeconds(2)))
                .when(timePasses(Duration.ofMillis(1_950)), requested("rfp-2", 1, later, "1.00"))
                .then(missed(SETTLES, INSTRUCTED));
    }

    @Test
    void historyInPiecesWithPauses_raisesNoAlarmThatTheNextPieceAnswers() {
        history.given(timePasses(Duration.ofSeconds(60)))
                .when(settled("rfp-1", 3, DEADLINE))
                .then(settledAt(DEADLINE));
    }

    @Test
    void historyPastTheDeadline_raisesTheAlarm_onceNothingComesAnyMore() {
        history.given(requested("rfp-2", 1, DEADLINE.plus(HOLD), "1.00"))
                .when(timePasses(Duration.ofSeconds(4)))
                .then()
                .when(timePasses(Duration.ofSeconds(2)))
                .then(missed(SETTLES, INSTRUCTED));
    }

    @Test
    void outOfOrderHistory_outcomeAfterLaterEventsOfOthers_isMet() {
        history.given(requested("rfp-2", 1, DEADLINE.plus(FORTNIGHT), "1.00"))
                .when(settled("rfp-1", 3, DEADLINE))
                .then(settledAt(DEADLINE));
    }

    @Test
    void outcomeThatArrivesBeforeTheInstruction_isMet() {
        DomainRecord instructed = instructed("rfp-2", 2, MONDAY);

        present.when(
                        requested("rfp-2", 1, MONDAY, "1.00"),
                        settled("rfp-2", 3, MONDAY.plusSeconds(1)),
                        timePasses(Duration.ofMinutes(1)),
                        instructed)
                .then(published(
                        COMPLETED,
                        completed("rfp-2", "1.00", "Estates", MONDAY, MONDAY.plusSeconds(1))
                                .build()));
    }

    @Test
    void instructedAgain_startsTheFortnightAnew() {
        DomainRecord again = instructed("rfp-1", 3, MONDAY.plus(Duration.ofDays(10)));
        Instant settled = MONDAY.plus(Duration.ofDays(20));

        history.when(again, settled("rfp-1", 4, settled)).then(settledAt(settled));
    }

    private static PublishedRecord settledAt(Instant time) {
        return published(
                COMPLETED, completed("rfp-1", "12.50", "Estates", MONDAY, time).build());
    }
}
