package dev.herald.processor;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Repeat.KEEP_FIRST;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.integration.PaymentDeclined;
import java.time.Duration;
import java.util.List;

/** A small publication over the payments contracts, apart from the real one. */
public final class TestPublication implements PublicationSource {

    /** The projection of a payment. */
    public record Requests(int count) {}

    /** The projection of a party. */
    public record Party(String name) {}

    private static final DomainTopic<Party> PARTY = domainTopic("party", new Party(""))
            .on(PartyRegistered.class, (before, event) -> new Party(event.data().getName()));

    private static final DomainTopic<Requests> PAYMENT = domainTopic("payment", new Requests(0))
            .on(PaymentRequested.class, (before, event) -> new Requests(before.count() + 1))
            .on(PaymentRejected.class);

    private static final PublicTopic<PaymentDeclined> DECLINED = summary("declined", PaymentDeclined.class);

    /** Returns the one source, as a class path would have it. */
    public static Iterable<PublicationSource> sources() {
        return List.of(new TestPublication());
    }

    @Override
    public Publication publication() {
        return Publication.of("test")
                .from(PAYMENT)
                .lookup(lookup("parties", PARTY))
                .rule(rule("declined")
                        .on(PAYMENT, PaymentRejected.class)
                        .publishAll(DECLINED, (event, state) -> List.of()))
                .expect(
                        "requested payments are declined",
                        after(PAYMENT, PaymentRequested.class)
                                .oneOf(PaymentRejected.class)
                                .within(Duration.ofDays(1))
                                .onRepeat(KEEP_FIRST))
                .disclose(PaymentRejected.class, "reason", DECLINED, "declinedBy", "the payer must learn why")
                .ignore(PaymentRequested.class)
                .build();
    }
}
