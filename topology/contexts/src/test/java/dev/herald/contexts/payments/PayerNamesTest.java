package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.FRIDAY;
import static dev.herald.contexts.payments.PaymentEvents.MONDAY;
import static dev.herald.contexts.payments.PaymentEvents.PARTY;
import static dev.herald.contexts.payments.PaymentEvents.TUESDAY;
import static dev.herald.contexts.payments.PaymentEvents.WEDNESDAY;
import static dev.herald.contexts.payments.PaymentEvents.completed;
import static dev.herald.contexts.payments.PaymentEvents.declined;
import static dev.herald.contexts.payments.PaymentEvents.registered;
import static dev.herald.contexts.payments.PaymentEvents.rejected;
import static dev.herald.contexts.payments.PaymentEvents.renamed;
import static dev.herald.contexts.payments.PaymentEvents.requested;
import static dev.herald.contexts.payments.PaymentEvents.settled;
import static dev.herald.contexts.payments.Payments.COMPLETED;
import static dev.herald.contexts.payments.Payments.DECLINED;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.kept;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.bytes;
import static dev.herald.testkit.Inputs.event;
import static dev.herald.testkit.Inputs.tombstone;

import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.Scenario;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The payer's name is that of the event's time, whatever stands in the log by then. */
class PayerNamesTest {

    private final Scenario payments = Scenario.of(new Payments()).comparing(COMPLETED);

    @Test
    void nameOfALaterDay_isNotUsed() {
        payments.given(registered(1, MONDAY, "Estates"), renamed(2, WEDNESDAY, "Estates and Campus"))
                .when(requested("rfp-1", 1, MONDAY, "1.00"), settled("rfp-1", 2, TUESDAY))
                .then(published(COMPLETED, paid("rfp-1", "Estates", TUESDAY)))
                .when(requested("rfp-2", 1, MONDAY, "1.00"), settled("rfp-2", 2, FRIDAY))
                .then(published(COMPLETED, paid("rfp-2", "Estates and Campus", FRIDAY)));
    }

    @Test
    void renameAtTheVeryInstant_isUsed() {
        payments.given(registered(1, MONDAY, "Estates"), renamed(2, TUESDAY, "Estates and Campus"))
                .when(requested("rfp-1", 1, MONDAY, "1.00"), settled("rfp-1", 2, TUESDAY))
                .then(published(COMPLETED, paid("rfp-1", "Estates and Campus", TUESDAY)))
                .when(requested("rfp-2", 1, MONDAY, "1.00"), settled("rfp-2", 2, TUESDAY.minusMillis(1)))
                .then(published(COMPLETED, paid("rfp-2", "Estates", TUESDAY.minusMillis(1))));
    }

    @Test
    void renameThatComesAfterThePayment_changesNothing() {
        payments.given(registered(1, MONDAY, "Estates"), requested("rfp-1", 1, MONDAY, "1.00"))
                .when(settled("rfp-1", 2, FRIDAY), renamed(2, WEDNESDAY, "Estates and Campus"))
                .then(published(COMPLETED, paid("rfp-1", "Estates", FRIDAY)));
    }

    @Test
    void partyThatIsRegisteredLaterInTheLog_isWaitedFor() {
        payments.given(requested("rfp-1", 1, MONDAY, "1.00"))
                .when(settled("rfp-1", 2, FRIDAY))
                .then(counted("completed", Outcome.WAITING, 1), kept(1))
                .when(registered(1, TUESDAY, "Estates"))
                .then(
                        published(COMPLETED, paid("rfp-1", "Estates", FRIDAY)),
                        counted("completed", Outcome.PUBLISHED, 1),
                        kept(0));
    }

    @Test
    void laneThatWaits_keepsItsOrderAndStopsNoOther() {
        payments.given(requested("rfp-1", 1, MONDAY, "1.00"), requested("rfp-2", 1, MONDAY, "1.00"))
                .when(
                        rejected("rfp-1", 2, TUESDAY, "SUPERVISOR"),
                        requested("rfp-1", 3, TUESDAY, "2.00"),
                        rejected("rfp-1", 4, WEDNESDAY, "EMPLOYEE"),
                        rejected("rfp-1", 5, WEDNESDAY, "ADMINISTRATION"),
                        settled("rfp-2", 2, WEDNESDAY))
                .then(kept(4))
                .when(registered(1, MONDAY, "Estates"))
                .then(
                        published(DECLINED, declined("rfp-1", "1.00", "Estates", "SUPERVISOR", TUESDAY, 1)),
                        published(DECLINED, declined("rfp-1", "2.00", "Estates", "ADMINISTRATION", WEDNESDAY, 2)),
                        published(COMPLETED, paid("rfp-2", "Estates", WEDNESDAY)),
                        kept(0));
    }

    @Test
    void anotherParty_doesNotWakeTheLane() {
        payments.given(requested("rfp-1", 1, MONDAY, "1.00"), settled("rfp-1", 2, FRIDAY))
                .when(event("party", "unit-2", 1, MONDAY, new PartyRegistered("Library")))
                .then(kept(1));
    }

    @Test
    void partyThatDidNotExistAtTheTime_isStillWaitedFor() {
        payments.given(registered(1, WEDNESDAY, "Estates"))
                .when(requested("rfp-1", 1, MONDAY, "1.00"), settled("rfp-1", 2, TUESDAY))
                .then(kept(1))
                .when(renamed(2, FRIDAY, "Estates and Campus"))
                .then(kept(1));
    }

    @Test
    void partyEventsOutOfOrderAndTwice_giveTheSameNames() {
        payments.given(
                        renamed(3, FRIDAY, "Campus"),
                        renamed(2, WEDNESDAY, "Estates and Campus"),
                        renamed(3, FRIDAY, "Campus"),
                        registered(1, MONDAY, "Estates"),
                        registered(1, MONDAY, "Estates"))
                .when(requested("rfp-1", 1, MONDAY, "1.00"), settled("rfp-1", 2, WEDNESDAY))
                .then(published(COMPLETED, paid("rfp-1", "Estates and Campus", WEDNESDAY)));
    }

    @Test
    void erasedPartyEvent_hasPassed() {
        payments.given(registered(1, MONDAY, "Estates"), tombstone("party", PARTY, 2, TUESDAY))
                .given(renamed(3, WEDNESDAY, "Campus"))
                .when(requested("rfp-1", 1, MONDAY, "1.00"), settled("rfp-1", 2, FRIDAY))
                .then(published(COMPLETED, paid("rfp-1", "Campus", FRIDAY)));
    }

    @Test
    void partyRecordThatCannotBeRead_isADeadLetter() {
        DomainRecord broken = bytes("party", "unit-1#1", MONDAY, new byte[] {9});

        payments.given(requested("rfp-1", 1, MONDAY, "1.00"))
                .when(broken)
                .then(deadLetter(broken, Stage.RECEIVE).saying("payments.domain.party-0@0: value has 1 bytes"));
    }

    private static PaymentCompleted paid(String id, String name, Instant time) {
        return completed(id, "1.00", name, MONDAY, time).build();
    }
}
