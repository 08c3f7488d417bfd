package dev.herald.sandbox.trials;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.snapshot;
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
 * Payments with four rules: one may have a {@link Fault}, one makes {@link Trouble} for payments that ask for it, two are
 * sound, of which one publishes a snapshot.
 */
public final class Trials implements PublicationSource {
    /** Its name, and that of its topics. */
    public static final String CONTEXT = "trials";

    /** The rule that may have a fault; it publishes each approval. */
    public static final String FAULTY = "approvals";

    /** The rule that makes trouble; it publishes each settlement. */
    public static final String TROUBLED = "receipts";

    /** The snapshot of the payments that are open: approvals so far, until they are settled. */
    public static final String OPEN = "trials.public.open-payments";

    /** The public topics, by rule: the faulty one, the troubled one, the sound one, and that of the snapshot. */
    public static final List<String> TOPICS =
            List.of("trials.public.approvals", "trials.public.receipts", "trials.public.payers", OPEN);

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
                .rule(rule("open")
                        .onAny(PAYMENT, PaymentRequested.class, PaymentApproved.class, PaymentSettled.class)
                        .endWhen((event, payment) -> event.data() instanceof PaymentSettled)
                        .publish(snapshot("open-payments", Payer.class), (event, payment) -> open(payment)))
                .ignore(PaymentDrafted.class, PaymentRejected.class, PaymentInstructed.class)
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

    private static Payer open(TrialView payment) {
        return new Payer(payerOf(payment), "approvals: " + payment.approvals());
    }

    private static String payerOf(TrialView payment) {
        return Objects.requireNonNull(payment.payer(), "no request before");
    }
}
