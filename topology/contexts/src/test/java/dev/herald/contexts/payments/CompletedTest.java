package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.*;
import static dev.herald.contexts.payments.Payments.COMPLETED;
import static dev.herald.testkit.Expectations.published;

import dev.herald.testkit.Scenario;
import org.junit.jupiter.api.Test;

class CompletedTest {

    @Test
    void settlement_isPublished() {
        Scenario.of(new Payments())
                .given(registered(1, MONDAY, "Estates"))
                .when(
                        requested("rfp-1", 1, MONDAY, "12.50"),
                        approved("rfp-1", 2, TUESDAY),
                        instructed("rfp-1", 3, TUESDAY),
                        settled("rfp-1", 4, FRIDAY))
                .then(published(
                        COMPLETED,
                        completed("rfp-1", "12.50", "Estates", MONDAY, FRIDAY)
                                .setApprovals(1)
                                .build()));
    }
}
