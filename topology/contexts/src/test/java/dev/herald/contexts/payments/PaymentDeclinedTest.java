package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.MONDAY;
import static dev.herald.contexts.payments.PaymentEvents.TUESDAY;
import static dev.herald.contexts.payments.PaymentEvents.WEDNESDAY;
import static dev.herald.contexts.payments.PaymentEvents.declined;
import static dev.herald.contexts.payments.PaymentEvents.registered;
import static dev.herald.contexts.payments.PaymentEvents.rejected;
import static dev.herald.contexts.payments.PaymentEvents.requested;
import static dev.herald.contexts.payments.Payments.DECLINED;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.step.Outcome;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.testkit.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentDeclinedTest {

    private final Scenario requested = Scenario.of(new Payments())
            .comparing(DECLINED)
            .given(registered(1, MONDAY, "Estates"), requested("rfp-1", 1, MONDAY, "12.50"));

    @ParameterizedTest
    @ValueSource(strings = {"SUPERVISOR", "ADMINISTRATION", "BUDGET_OWNER", "employee"})
    void rejectionByARoleThatCountsOutside_isPublished(String role) {
        requested
                .when(rejected("rfp-1", 2, TUESDAY, role))
                .then(published(DECLINED, declined("rfp-1", "12.50", "Estates", role, TUESDAY, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPLOYEE", "MISSING"})
    void internalCorrection_isFiltered(String role) {
        requested.when(rejected("rfp-1", 2, TUESDAY, role)).then(counted("declined", Outcome.FILTERED, 1));
    }

    @Test
    void secondDecline_isTheLanesSecondRecord() {
        requested
                .given(rejected("rfp-1", 2, TUESDAY, "SUPERVISOR"))
                .when(requested("rfp-1", 3, TUESDAY, "11.00"), rejected("rfp-1", 4, WEDNESDAY, "ADMINISTRATION"))
                .then(published(DECLINED, declined("rfp-1", "11.00", "Estates", "ADMINISTRATION", WEDNESDAY, 2))
                        .header(Envelope.SEQUENCE, "0000000000000000002"));
    }

    @Test
    void confidentialReason_staysInside() {
        PaymentRejected full = new PaymentRejected("SUPERVISOR", "he cannot count");

        requested
                .when(event("payment", "rfp-1", 2, TUESDAY, full))
                .then(published(DECLINED, declined("rfp-1", "12.50", "Estates", "SUPERVISOR", TUESDAY, 1)));
    }
}
