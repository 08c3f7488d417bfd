package dev.herald.processor;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Gathering.gathering;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.OPTIONAL;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.command;
import static dev.herald.engine.publication.PublicTopic.notification;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Repeat.RESTART;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentDrafted;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.payments.integration.PaymentDeclined;
import java.time.Duration;
import java.util.List;

/** A publication with everything that can be declared, and with a type left out. Nothing in it is ever run. */
public final class OddPublication {

    /** The projection of a payment. */
    public record Requests(int count) {}

    /** The projection of a party. */
    public record Party(String name) {}

    private static final DomainTopic<Party> PARTY =
            domainTopic("party", new Party("")).on(PartyRegistered.class);
    private static final Lookup<Party> PARTIES = lookup("parties", PARTY);

    private static final DomainTopic<Requests> PAYMENT = domainTopic("payment", new Requests(0))
            .on(PaymentDrafted.class)
            .on(PaymentRequested.class)
            .on(PaymentApproved.class)
            .on(PaymentRejected.class)
            .on(PaymentInstructed.class)
            .on(PaymentSettled.class);

    private static final Gathering<Requests> PAYER = gathering("payer", new Requests(0))
            .of(PAYMENT)
            .on(PaymentRejected.class, (before, event) -> before)
            .on(PaymentApproved.class, (before, event) -> before);

    private static final PublicTopic<OddRecord> ODD = summary("odd", OddRecord.class);
    private static final PublicTopic<PaymentDeclined> TOLD = notification("told", PaymentDeclined.class);
    private static final PublicTopic<PartyRenamed> ASK = command("ask", PartyRenamed.class);

    /** The publication. */
    public static final Publication PUBLICATION = Publication.of("odd")
            .from(PAYMENT)
            .gather(PAYER)
            .lookup(PARTIES)
            .rule(rule("odd")
                    .on(PAYMENT, PaymentRejected.class)
                    .enrich(PARTIES, (event, state) -> null, OPTIONAL)
                    .enrich(PARTIES, (event, state) -> null, REQUIRED)
                    .publishAll(ODD, (event, state, one, other) -> List.of()))
            .rule(rule("latest")
                    .onAny(PAYMENT, PaymentRequested.class, PaymentRejected.class)
                    .endWhen((event, state) -> true)
                    .publishAll(snapshot("latest", PaymentCompleted.class), (event, state) -> List.of()))
            .rule(rule("told")
                    .on(PAYER.events(), PaymentRejected.class)
                    .keyedBy((event, state) -> "key")
                    .publishAll(TOLD.keepBytes(5_000), (event, state) -> List.of()))
            .rule(rule("ask").on(PAYMENT, PaymentInstructed.class).publishAll(ASK, (event, state) -> List.of()))
            .expect(
                    "requested payments are settled",
                    after(PAYMENT, PaymentRequested.class)
                            .oneOf(PaymentSettled.class)
                            .within(Duration.ofDays(1))
                            .onRepeat(RESTART)
                            .onMiss("ask-again", ASK, (miss, state) -> new PartyRenamed())
                            .escalate("stuck", ODD, (miss, state) -> new OddRecord()))
            .ignore(PaymentDrafted.class)
            .build();

    private OddPublication() {}
}
