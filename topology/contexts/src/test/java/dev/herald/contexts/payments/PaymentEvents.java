package dev.herald.contexts.payments;

import static dev.herald.testkit.Inputs.event;

import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentDrafted;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.domain.Scheme;
import dev.herald.payments.integration.Payer;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.payments.integration.PaymentDeclined;
import dev.herald.testkit.DomainRecord;
import java.math.BigDecimal;
import java.time.Instant;

/** The events of the payments context, in and out, as its scenarios need them. The payer is always unit-1. */
final class PaymentEvents {

    static final Instant MONDAY = Instant.parse("2017-01-09T08:17:18Z");
    static final Instant TUESDAY = Instant.parse("2017-01-10T09:00:00Z");
    static final Instant WEDNESDAY = Instant.parse("2017-01-11T10:30:00.250Z");
    static final Instant FRIDAY = Instant.parse("2017-01-13T16:45:00Z");

    static final String PARTY = "unit-1";

    private PaymentEvents() {}

    static DomainRecord registered(long sequence, Instant time, String name) {
        return event("party", PARTY, sequence, time, new PartyRegistered(name));
    }

    static DomainRecord renamed(long sequence, Instant time, String name) {
        return event("party", PARTY, sequence, time, new PartyRenamed(name));
    }

    static DomainRecord drafted(String id, long sequence, Instant time, String amount) {
        return event(
                "payment",
                id,
                sequence,
                time,
                PaymentDrafted.newBuilder()
                        .setAmount(new BigDecimal(amount))
                        .setCurrency("GBP")
                        .setScheme(Scheme.BACS)
                        .setPartyId(PARTY)
                        .build());
    }

    static DomainRecord requested(String id, long sequence, Instant time, String amount) {
        return event(
                "payment",
                id,
                sequence,
                time,
                PaymentRequested.newBuilder()
                        .setAmount(new BigDecimal(amount))
                        .setCurrency("GBP")
                        .setScheme(Scheme.BACS)
                        .setPartyId(PARTY)
                        .build());
    }

    static DomainRecord approved(String id, long sequence, Instant time) {
        return event(
                "payment",
                id,
                sequence,
                time,
                PaymentApproved.newBuilder().setApprover("a").setFinal$(true).build());
    }

    static DomainRecord rejected(String id, long sequence, Instant time, String by) {
        return event(
                "payment",
                id,
                sequence,
                time,
                PaymentRejected.newBuilder().setRejectedBy(by).build());
    }

    static DomainRecord instructed(String id, long sequence, Instant time) {
        return event("payment", id, sequence, time, new PaymentInstructed());
    }

    static DomainRecord settled(String id, long sequence, Instant time) {
        return event("payment", id, sequence, time, new PaymentSettled());
    }

    static PaymentCompleted.Builder completed(String id, String amount, String name, Instant requested, Instant done) {
        return PaymentCompleted.newBuilder()
                .setPaymentId(id)
                .setAmount(new BigDecimal(amount))
                .setCurrency("GBP")
                .setPayer(new Payer(PARTY, name))
                .setRequestedAt(requested)
                .setCompletedAt(done)
                .setAttempts(1)
                .setApprovals(0)
                .setDeclines(0);
    }

    static PaymentDeclined declined(String id, String amount, String name, String by, Instant time, int attempt) {
        return PaymentDeclined.newBuilder()
                .setPaymentId(id)
                .setAmount(new BigDecimal(amount))
                .setCurrency("GBP")
                .setPayer(new Payer(PARTY, name))
                .setDeclinedBy(by)
                .setDeclinedAt(time)
                .setAttempt(attempt)
                .build();
    }
}
