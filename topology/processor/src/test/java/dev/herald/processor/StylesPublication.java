package dev.herald.processor;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.command;
import static dev.herald.engine.publication.PublicTopic.notification;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Rule;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.payments.integration.PaymentDeclined;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A publication with a topic of each style but a summary. */
public final class StylesPublication {

    /** The projection of a payment. */
    public record Requests(int count) {}

    private static final DomainTopic<Requests> PAYMENT =
            domainTopic("payment", new Requests(0)).on(PaymentRequested.class).on(PaymentRejected.class);

    /** The publication. */
    public static final Publication PUBLICATION = Publication.of("test")
            .from(PAYMENT)
            .rule(to(snapshot("latest", PaymentDeclined.class)))
            .rule(to(notification("told", PaymentCompleted.class)))
            .rule(to(notification("few", PaymentCompleted.class).keepBytes(5_000)))
            .rule(to(command("ask", PartyRenamed.class)))
            .build();

    private StylesPublication() {}

    private static <R extends SpecificRecord> Rule to(PublicTopic<R> topic) {
        return rule(topic.name()).onAny(PAYMENT).publishAll(topic, (event, state) -> List.of());
    }
}
