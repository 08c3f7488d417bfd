package dev.herald.contexts.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.DomainEvent;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentDrafted;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.Scheme;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentViewTest {

    private static final Instant MONDAY = Instant.parse("2017-01-09T08:17:18Z");
    private static final Instant TUESDAY = Instant.parse("2017-01-10T09:00:00Z");

    @Test
    void draft_setsTheTermsAndNothingElse() {
        PaymentView payment = PaymentView.NEW.drafted(at(MONDAY, draft("12.50", "unit-1")));

        assertThat(payment).isEqualTo(new PaymentView(new BigDecimal("12.50"), "GBP", "unit-1", null, 0, 0, 0));
    }

    @Test
    void firstRequest_setsTermsTimeAndAttempt() {
        PaymentView payment = PaymentView.NEW.requested(at(MONDAY, request("12.50", "unit-1")));

        assertThat(payment).isEqualTo(new PaymentView(new BigDecimal("12.50"), "GBP", "unit-1", MONDAY, 1, 0, 0));
    }

    @Test
    void requestAfterRejection_keepsTheFirstTimeAndCountsApprovalsAnew() {
        PaymentView payment = PaymentView.NEW
                .requested(at(MONDAY, request("12.50", "unit-1")))
                .approved(at(MONDAY, approval()))
                .rejected(at(MONDAY, rejection("SUPERVISOR")))
                .requested(at(TUESDAY, request("11.00", "unit-2")));

        assertThat(payment).isEqualTo(new PaymentView(new BigDecimal("11.00"), "GBP", "unit-2", MONDAY, 2, 0, 1));
    }

    @Test
    void draftAfterRequest_changesTheTermsOnly() {
        PaymentView payment = PaymentView.NEW
                .requested(at(MONDAY, request("12.50", "unit-1")))
                .approved(at(MONDAY, approval()))
                .drafted(at(TUESDAY, draft("13.00", "unit-2")));

        assertThat(payment).isEqualTo(new PaymentView(new BigDecimal("13.00"), "GBP", "unit-2", MONDAY, 1, 1, 0));
    }

    @Test
    void approvals_areCountedSinceTheLatestRequest() {
        PaymentView payment = PaymentView.NEW
                .requested(at(MONDAY, request("12.50", "unit-1")))
                .approved(at(MONDAY, approval()))
                .requested(at(TUESDAY, request("12.50", "unit-1")))
                .approved(at(TUESDAY, approval()))
                .approved(at(TUESDAY, approval()));

        assertThat(payment.approvals()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"SUPERVISOR, 1", "ADMINISTRATION, 1", "BUDGET_OWNER, 1", "EMPLOYEE, 0", "MISSING, 0"})
    void rejection_countsAsDeclineUnlessItIsAnInternalCorrection(String role, int declines) {
        DomainEvent<PaymentRejected> event = at(MONDAY, rejection(role));

        PaymentView payment = PaymentView.NEW.rejected(event);

        assertThat(payment.declines()).isEqualTo(declines);
        assertThat(PaymentView.isDecline(event)).isEqualTo(declines == 1);
    }

    private static <E extends SpecificRecord> DomainEvent<E> at(Instant time, E data) {
        return new DomainEvent<>("payment", "rfp-1", 1, "rfp-1#1", time, null, null, data);
    }

    private static PaymentDrafted draft(String amount, String partyId) {
        return PaymentDrafted.newBuilder()
                .setAmount(new BigDecimal(amount))
                .setCurrency("GBP")
                .setScheme(Scheme.BACS)
                .setPartyId(partyId)
                .build();
    }

    private static PaymentRequested request(String amount, String partyId) {
        return PaymentRequested.newBuilder()
                .setAmount(new BigDecimal(amount))
                .setCurrency("GBP")
                .setScheme(Scheme.BACS)
                .setPartyId(partyId)
                .build();
    }

    private static PaymentApproved approval() {
        return PaymentApproved.newBuilder().setApprover("a").setFinal$(false).build();
    }

    private static PaymentRejected rejection(String role) {
        return PaymentRejected.newBuilder().setRejectedBy(role).build();
    }
}
