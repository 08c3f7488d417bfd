package dev.herald.sandbox.permits;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Gathering.gathering;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.command;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Repeat.KEEP_FIRST;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.integration.Payer;
import java.time.Duration;

/** Payments, and what each party pays: every topic is written for a payment, and more for one without its party. */
public final class Permits implements PublicationSource {

    /** A payment: its party. */
    record PaymentView(String party) {}

    /** What a party pays. */
    record Payments(int requested, int settled) {}

    /** A party. */
    record PartyView(String name) {}

    private static final Duration LONG = Duration.ofDays(3650);

    private static final DomainTopic<PaymentView> PAYMENT = domainTopic("payment", new PaymentView(""))
            .on(
                    PaymentRequested.class,
                    (before, event) -> new PaymentView(event.data().getPartyId()))
            .on(PaymentSettled.class);

    private static final Lookup<PartyView> PARTIES = lookup(
            "parties",
            domainTopic("party", new PartyView(""))
                    .on(
                            PartyRegistered.class,
                            (before, event) -> new PartyView(event.data().getName())));

    private static final Gathering<Payments> OF_PARTY = gathering("of-party", new Payments(0, 0))
            .of(PAYMENT)
            .by((event, payment) -> payment.party())
            .on(PaymentRequested.class, (before, event) -> new Payments(before.requested() + 1, before.settled()))
            .on(PaymentSettled.class, (before, event) -> new Payments(before.requested(), before.settled() + 1));

    @Override
    public Publication publication() {
        return Publication.of("permits")
                .from(PAYMENT)
                .lookup(PARTIES)
                .gather(OF_PARTY)
                .rule(rule("ask")
                        .on(PAYMENT, PaymentRequested.class)
                        .publish(command("ask", PartyRenamed.class), (event, payment) -> new PartyRenamed("any")))
                .rule(rule("payers")
                        .on(PAYMENT, PaymentSettled.class)
                        .enrich(PARTIES, (event, payment) -> payment.party(), REQUIRED)
                        .publish(
                                summary("payers", Payer.class),
                                (event, payment, party) -> new Payer(payment.party(), party.name())))
                .rule(rule("totals")
                        .on(OF_PARTY.events(), PaymentSettled.class)
                        .enrich(PARTIES, (event, payments) -> event.aggregateId(), REQUIRED)
                        .publish(
                                summary("totals", Payer.class),
                                (event, payments, party) -> new Payer(party.name(), "settled " + payments.settled())))
                .expect(
                        "requested payments settle",
                        after(PAYMENT, PaymentRequested.class)
                                .oneOf(PaymentSettled.class)
                                .within(LONG)
                                .onRepeat(KEEP_FIRST))
                .expect(
                        "parties settle",
                        after(OF_PARTY.events(), PaymentRequested.class)
                                .oneOf(PaymentSettled.class)
                                .within(LONG)
                                .onRepeat(KEEP_FIRST))
                .build();
    }
}
