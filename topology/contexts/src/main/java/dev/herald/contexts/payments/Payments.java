package dev.herald.contexts.payments;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Repeat.RESTART;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentDrafted;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.integration.Payer;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.payments.integration.PaymentDeclined;
import dev.herald.payments.integration.PaymentStatus;
import java.time.Duration;

/**
 * Tells the world which payments were completed and which were declined, with the payer's name of that day, and how far
 * each payment has come.
 */
public final class Payments implements PublicationSource {

    static final DomainTopic<PaymentView> PAYMENT = domainTopic("payment", PaymentView.NEW)
            .on(PaymentDrafted.class, PaymentView::drafted)
            .on(PaymentRequested.class, PaymentView::requested)
            .on(PaymentApproved.class, PaymentView::approved)
            .on(PaymentRejected.class, PaymentView::rejected)
            .on(PaymentInstructed.class)
            .on(PaymentSettled.class);

    static final DomainTopic<PartyView> PARTY = domainTopic("party", PartyView.NEW)
            .on(PartyRegistered.class, PartyView::registered)
            .on(PartyRenamed.class, PartyView::renamed);

    static final Lookup<PartyView> PARTIES = lookup("parties", PARTY);

    static final PublicTopic<PaymentCompleted> COMPLETED = summary("payment-completed", PaymentCompleted.class);
    static final PublicTopic<PaymentDeclined> DECLINED = summary("payment-declined", PaymentDeclined.class);
    static final PublicTopic<PaymentStatus> STATUS = snapshot("payment-status", PaymentStatus.class);

    @Override
    public Publication publication() {
        return Publication.of("payments")
                .from(PAYMENT)
                .lookup(PARTIES)
                .rule(rule("completed")
                        .on(PAYMENT, PaymentSettled.class)
                        .enrich(PARTIES, PaymentView::partyId, REQUIRED)
                        .publish(COMPLETED, Payments::completed))
                .rule(rule("declined")
                        .on(PAYMENT, PaymentRejected.class)
                        .when(PaymentView::isDecline)
                        .enrich(PARTIES, PaymentView::partyId, REQUIRED)
                        .publish(DECLINED, Payments::declined))
                .rule(rule("status")
                        .onAny(
                                PAYMENT,
                                PaymentRequested.class,
                                PaymentApproved.class,
                                PaymentRejected.class,
                                PaymentInstructed.class,
                                PaymentSettled.class)
                        .when(PaymentStatuses::isPublic)
                        .publish(STATUS, PaymentStatuses::status))
                .expect(
                        "instructed payments settle",
                        after(PAYMENT, PaymentInstructed.class)
                                .oneOf(PaymentSettled.class)
                                .within(Duration.ofDays(14))
                                .onRepeat(RESTART))
                .ignore(PaymentDrafted.class)
                .build();
    }

    private static PaymentCompleted completed(DomainEvent<PaymentSettled> event, PaymentView payment, PartyView party) {
        return PaymentCompleted.newBuilder()
                .setPaymentId(event.aggregateId())
                .setAmount(payment.amount())
                .setCurrency(payment.currency())
                .setPayer(payer(payment, party))
                .setRequestedAt(payment.requestedAt())
                .setCompletedAt(event.time())
                .setAttempts(payment.attempts())
                .setApprovals(payment.approvals())
                .setDeclines(payment.declines())
                .build();
    }

    private static PaymentDeclined declined(DomainEvent<PaymentRejected> event, PaymentView payment, PartyView party) {
        return PaymentDeclined.newBuilder()
                .setPaymentId(event.aggregateId())
                .setAmount(payment.amount())
                .setCurrency(payment.currency())
                .setPayer(payer(payment, party))
                .setDeclinedBy(event.data().getRejectedBy())
                .setDeclinedAt(event.time())
                .setAttempt(payment.attempts())
                .build();
    }

    private static Payer payer(PaymentView payment, PartyView party) {
        return Payer.newBuilder()
                .setPartyId(payment.partyId())
                .setName(party.name())
                .build();
    }
}
