package dev.herald.engine.topology;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.store.Owner;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.Opening;
import dev.herald.supervision.ExpectationMetLate;
import dev.herald.supervision.ExpectationMissed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Tells of missed expectations on the supervision topic. An event's id names the instance, so it is the same always. */
final class ExpectationNews {

    private final Sender sender;

    ExpectationNews(Sender sender) {
        this.sender = sender;
    }

    void missed(Owner owner, Instance instance) {
        Opening opening = instance.opening();
        sender.supervise(
                owner.aggregate().id(),
                name("missed", owner, opening),
                new ExpectationMissed(
                        owner.key().expectation(),
                        owner.aggregate().aggregate(),
                        owner.aggregate().id(),
                        owner.key().key(),
                        opening.sequence(),
                        opening.id(),
                        opening.type(),
                        Instant.ofEpochMilli(opening.time()),
                        Instant.ofEpochMilli(instance.deadline()),
                        opening.correlationId()),
                headers(opening, opening.id()));
    }

    void metLate(Owner owner, Instance instance, DomainEvent<?> outcome) {
        Opening opening = instance.opening();
        sender.supervise(
                owner.aggregate().id(),
                name("met late", owner, opening),
                new ExpectationMetLate(
                        owner.key().expectation(),
                        owner.aggregate().aggregate(),
                        owner.aggregate().id(),
                        owner.key().key(),
                        opening.sequence(),
                        opening.id(),
                        Instant.ofEpochMilli(instance.deadline()),
                        outcome.sequence(),
                        Opening.cut(outcome.id()),
                        outcome.data().getClass().getName(),
                        outcome.time(),
                        opening.correlationId()),
                headers(opening, Opening.cut(outcome.id())));
    }

    private static String name(String what, Owner owner, Opening opening) {
        return String.join(
                "\n",
                what,
                owner.key().expectation(),
                owner.aggregate().toString(),
                owner.key().key(),
                Long.toString(opening.sequence()));
    }

    private static List<Header> headers(Opening opening, String cause) {
        List<Header> headers = new ArrayList<>(2);
        headers.add(header(Envelope.CAUSATION_ID, cause));
        if (opening.correlationId() != null) {
            headers.add(header(Envelope.CORRELATION_ID, opening.correlationId()));
        }
        return headers;
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
