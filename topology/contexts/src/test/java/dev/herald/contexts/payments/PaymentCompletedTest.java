package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.FRIDAY;
import static dev.herald.contexts.payments.PaymentEvents.MONDAY;
import static dev.herald.contexts.payments.PaymentEvents.PARTY;
import static dev.herald.contexts.payments.PaymentEvents.TUESDAY;
import static dev.herald.contexts.payments.PaymentEvents.WEDNESDAY;
import static dev.herald.contexts.payments.PaymentEvents.approved;
import static dev.herald.contexts.payments.PaymentEvents.completed;
import static dev.herald.contexts.payments.PaymentEvents.declined;
import static dev.herald.contexts.payments.PaymentEvents.drafted;
import static dev.herald.contexts.payments.PaymentEvents.instructed;
import static dev.herald.contexts.payments.PaymentEvents.registered;
import static dev.herald.contexts.payments.PaymentEvents.rejected;
import static dev.herald.contexts.payments.PaymentEvents.requested;
import static dev.herald.contexts.payments.PaymentEvents.settled;
import static dev.herald.contexts.payments.Payments.COMPLETED;
import static dev.herald.contexts.payments.Payments.DECLINED;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.step.Outcome;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.Scheme;
import dev.herald.testkit.Scenario;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PaymentCompletedTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Scenario payments =
            Scenario.of(new Payments()).comparing(COMPLETED, DECLINED).given(registered(1, MONDAY, "Estates"));

    @Test
    void settlement_isPublishedWithTheWholePayment() {
        payments.given(drafted("rfp-1", 1, MONDAY, "12.00"), requested("rfp-1", 2, MONDAY, "12.50"))
                .given(approved("rfp-1", 3, TUESDAY), approved("rfp-1", 4, TUESDAY), instructed("rfp-1", 5, WEDNESDAY))
                .when(settled("rfp-1", 6, FRIDAY))
                .then(
                        published(
                                COMPLETED,
                                completed("rfp-1", "12.50", "Estates", MONDAY, FRIDAY)
                                        .setApprovals(2)
                                        .build()),
                        counted("completed", Outcome.PUBLISHED, 1));
    }

    @Test
    void beforeSettlement_nothingIsCompleted() {
        payments.when(
                        drafted("rfp-1", 1, MONDAY, "12.00"),
                        requested("rfp-1", 2, MONDAY, "12.50"),
                        approved("rfp-1", 3, TUESDAY),
                        instructed("rfp-1", 4, WEDNESDAY))
                .then(counted(Outcome.IGNORED, 1));
    }

    @Test
    void requestsAfterRejections_areAttemptsFromTheFirstRequestOn() {
        payments.given(requested("rfp-1", 1, MONDAY, "12.50"), approved("rfp-1", 2, MONDAY))
                .when(rejected("rfp-1", 3, TUESDAY, "SUPERVISOR"))
                .then(published(DECLINED, declined("rfp-1", "12.50", "Estates", "SUPERVISOR", TUESDAY, 1)))
                .when(requested("rfp-1", 4, TUESDAY, "11.00"), rejected("rfp-1", 5, WEDNESDAY, "EMPLOYEE"))
                .then()
                .when(
                        requested("rfp-1", 6, WEDNESDAY, "10.00"),
                        approved("rfp-1", 7, WEDNESDAY),
                        settled("rfp-1", 8, FRIDAY))
                .then(published(
                        COMPLETED,
                        completed("rfp-1", "10.00", "Estates", MONDAY, FRIDAY)
                                .setAttempts(3)
                                .setApprovals(1)
                                .setDeclines(1)
                                .build()));
    }

    @Test
    void payments_doNotMix() {
        payments.when(
                        requested("rfp-1", 1, MONDAY, "1.00"),
                        requested("rfp-2", 1, TUESDAY, "2.00"),
                        settled("rfp-2", 2, WEDNESDAY),
                        settled("rfp-1", 2, FRIDAY))
                .then(
                        published(
                                COMPLETED,
                                completed("rfp-2", "2.00", "Estates", TUESDAY, WEDNESDAY)
                                        .build()),
                        published(
                                COMPLETED,
                                completed("rfp-1", "1.00", "Estates", MONDAY, FRIDAY)
                                        .build()));
    }

    @Test
    void optionalAndConfidentialFields_stayInside() {
        PaymentRequested full = PaymentRequested.newBuilder()
                .setAmount(new BigDecimal("12.50"))
                .setCurrency("GBP")
                .setScheme(Scheme.CHAPS)
                .setPartyId(PARTY)
                .setProject("secret project")
                .setReference("INV 7")
                .build();

        payments.when(event("payment", "rfp-1", 1, MONDAY, full), settled("rfp-1", 2, FRIDAY))
                .then(published(
                        COMPLETED,
                        completed("rfp-1", "12.50", "Estates", MONDAY, FRIDAY).build()));
    }

    @Test
    void eventsWithoutEnvelope_takeIdAndTimeFromTheRecord() {
        payments.when(
                        requested("rfp-1", 1, MONDAY, "12.50").withoutHeaders(),
                        settled("rfp-1", 2, FRIDAY).withoutHeaders())
                .then(published(
                                COMPLETED,
                                completed("rfp-1", "12.50", "Estates", MONDAY, FRIDAY)
                                        .build())
                        .header(Envelope.CAUSATION_ID, "rfp-1#2")
                        .header(Envelope.TIME, FRIDAY.toString()));
    }

    @Test
    void causationCorrelationAndTrace_areCarried() {
        payments.given(requested("rfp-1", 1, MONDAY, "12.50"))
                .when(settled("rfp-1", 2, FRIDAY)
                        .id("bank-77")
                        .correlationId("run-5")
                        .traceparent(TRACE))
                .then(published(
                                COMPLETED,
                                completed("rfp-1", "12.50", "Estates", MONDAY, FRIDAY)
                                        .build())
                        .header(Envelope.SUBJECT, "rfp-1")
                        .header(Envelope.SEQUENCE, "0000000000000000001")
                        .header(Envelope.CAUSATION_ID, "bank-77")
                        .header(Envelope.CORRELATION_ID, "run-5")
                        .header(Envelope.TRACEPARENT, TRACE)
                        .header(Envelope.CE_TRACEPARENT, TRACE));
    }
}
