package dev.herald.sandbox.trials;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
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
import java.util.List;
import java.util.Objects;

/**
 * Payments with three rules: one may have a {@link Fault}, one makes {@link Trouble} for payments that ask for it, and
 * one is sound.
 */
public final class Trials implements PublicationSource {
    /** Its name, and that of its topics. */
    public static final String CONTEXT = "trials";

    /** The rule that may have a fault; it publishes each approval. */
    public static final String FAULTY = "approvals";

    /** The rule that makes trouble; it publishes each settlement. */
    public static final String TROUBLED = "receipts";

    /** The public topics, by rule: the faulty one, the troubled one, the sound one. */
    public static final List<String> TOPICS =
            List.of("trials.public.approvals", "trials.public.receipts", "trials.public.payers");

    private static final DomainTopic<TrialView> PAYMENT = domainTopic("payment", TrialView.NEW)
            .on(PaymentDrafted.class)
            .on(PaymentRequested.class, TrialView::requested)
            .on(PaymentApproved.class, TrialView::approved)
            .on(PaymentRejected.class)
            .on(PaymentInstructed.class)
            .on(PaymentSettled.class);

    private static final Lookup<PartyName> PARTIES = lookup(
            "parties",
            domainTopic("party", PartyName.NEW)
                    .on(PartyRegistered.class, PartyName::registered)
                    .on(PartyRenamed.class, PartyName::renamed));

    @Override
    public Publication publication() {
        return Publication.of(CONTEXT)
                .from(PAYMENT)
                .lookup(PARTIES)
                .rule(rule(FAULTY)
                        .on(PAYMENT, PaymentApproved.class)
                        .enrich(PARTIES, TrialView::payer, REQUIRED)
                        .publish(summary("approvals", Payer.class), Trials::approval))
                .rule(rule(TROUBLED)
                        .on(PAYMENT, PaymentSettled.class)
                        .publish(summary("receipts", Payer.class), Trials::receipt))
                .rule(rule("payers")
                        .on(PAYMENT, PaymentSettled.class)
                        .enrich(PARTIES, TrialView::payer, REQUIRED)
                        .publish(summary("payers", Payer.class), Trials::payer))
                .ignore(PaymentDrafted.class, PaymentRequested.class, PaymentRejected.class, PaymentInstructed.class)
                .build();
    }

    private static Payer approval(DomainEvent<PaymentApproved> event, TrialView payment, PartyName party) {
        Fault.happen(event.aggregateId());
        return new Payer(payerOf(payment), "%s: approval %d".formatted(party.name(), payment.approvals()));
    }

    private static Payer receipt(DomainEvent<PaymentSettled> event, TrialView payment) {
        return Trouble.receipt(payerOf(payment), payment.trouble());
    }

    private static Payer payer(DomainEvent<PaymentSettled> event, TrialView payment, PartyName party) {
        return new Payer(payerOf(payment), party.name());
    }

    private static String payerOf(TrialView payment) {
        return Objects.requireNonNull(payment.payer(), "no request before");
    }
}
