package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.FRIDAY;
import static dev.herald.contexts.payments.PaymentEvents.MONDAY;
import static dev.herald.contexts.payments.PaymentEvents.PARTY;
import static dev.herald.contexts.payments.PaymentEvents.TUESDAY;
import static dev.herald.contexts.payments.PaymentEvents.WEDNESDAY;
import static dev.herald.contexts.payments.PaymentEvents.approved;
import static dev.herald.contexts.payments.PaymentEvents.drafted;
import static dev.herald.contexts.payments.PaymentEvents.instructed;
import static dev.herald.contexts.payments.PaymentEvents.rejected;
import static dev.herald.contexts.payments.PaymentEvents.requested;
import static dev.herald.contexts.payments.PaymentEvents.settled;
import static dev.herald.contexts.payments.Payments.STATUS;
import static dev.herald.payments.integration.Progress.APPROVED;
import static dev.herald.payments.integration.Progress.DECLINED;
import static dev.herald.payments.integration.Progress.INSTRUCTED;
import static dev.herald.payments.integration.Progress.REQUESTED;
import static dev.herald.payments.integration.Progress.SETTLED;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.step.Outcome;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.integration.PaymentStatus;
import dev.herald.payments.integration.Progress;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.PublishedRecord;
import dev.herald.testkit.Scenario;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No party is ever registered here: the status needs none. */
class PaymentStatusTest {

    private final Scenario payments = Scenario.of(new Payments()).comparing(STATUS);
    private final Scenario requested = payments.given(requested("rfp-1", 1, MONDAY, "12.50"));

    @Test
    void payment_isFollowedFromRequestToSettlement_inOneLane() {
        payments.when(
                        requested("rfp-1", 1, MONDAY, "12.50"),
                        approved("rfp-1", 2, TUESDAY),
                        instructed("rfp-1", 3, WEDNESDAY),
                        settled("rfp-1", 4, FRIDAY))
                .then(
                        status(REQUESTED, "12.50", 1, MONDAY),
                        status(APPROVED, "12.50", 1, TUESDAY),
                        status(INSTRUCTED, "12.50", 1, WEDNESDAY),
                        status(SETTLED, "12.50", 1, FRIDAY).header(Envelope.SEQUENCE, Envelope.sequenceText(4)),
                        counted("status", Outcome.PUBLISHED, 4),
                        counted("completed", Outcome.WAITING, 1));
    }

    @Test
    void draft_isNobodysBusiness() {
        payments.when(drafted("rfp-1", 1, MONDAY, "12.00"), rejected("rfp-1", 2, TUESDAY, "SUPERVISOR"))
                .then(counted("status", Outcome.FILTERED, 1));
    }

    @Test
    void approvalThatIsNotTheLast_changesNothing() {
        requested.when(notLast(2)).then(counted("status", Outcome.FILTERED, 1));
    }

    @Test
    void decline_isShownUntilThePaymentIsAskedForAgain() {
        requested
                .when(rejected("rfp-1", 2, TUESDAY, "SUPERVISOR"), requested("rfp-1", 3, WEDNESDAY, "11.00"))
                .then(status(DECLINED, "12.50", 1, TUESDAY), status(REQUESTED, "11.00", 2, WEDNESDAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPLOYEE", "MISSING"})
    void internalCorrection_leavesTheStatusAsItWas(String role) {
        requested.when(rejected("rfp-1", 2, TUESDAY, role)).then(counted("status", Outcome.FILTERED, 1));
    }

    @Test
    void eventsOutOfOrder_leaveTheLatestState() {
        payments.when(
                        settled("rfp-1", 3, FRIDAY),
                        instructed("rfp-1", 2, WEDNESDAY),
                        requested("rfp-1", 1, MONDAY, "12.50"))
                .then(
                        status(REQUESTED, "12.50", 1, MONDAY),
                        status(INSTRUCTED, "12.50", 1, WEDNESDAY),
                        status(SETTLED, "12.50", 1, FRIDAY));
    }

    private static DomainRecord notLast(long sequence) {
        PaymentApproved approval =
                PaymentApproved.newBuilder().setApprover("a").setFinal$(false).build();
        return event("payment", "rfp-1", sequence, TUESDAY, approval);
    }

    /** The payment is rfp-1, first asked for on Monday. */
    private static PublishedRecord status(Progress progress, String amount, int attempts, Instant updated) {
        return published(
                        STATUS,
                        new PaymentStatus(
                                "rfp-1", progress, new BigDecimal(amount), "GBP", PARTY, attempts, MONDAY, updated))
                .key("rfp-1");
    }
}
