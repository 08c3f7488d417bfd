package dev.herald.engine.topology;

import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.deadletter.DeadLetterHeaders;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.receive.SourceRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what comes out, in the task's transaction. Public records carry the domain event's time. */
final class Sender {

    private final ProcessorContext<byte[], Outbound> context;
    private final Deployment deployment;
    private final PublicHeaders publicHeaders = new PublicHeaders();

    Sender(ProcessorContext<byte[], Outbound> context, Deployment deployment) {
        this.context = context;
        this.deployment = deployment;
    }

    void publish(IntegrationEvent event) {
        context.forward(new Record<>(
                event.key().getBytes(StandardCharsets.UTF_8),
                new Outbound(event.channel().topic(), null, event.value().bytes()),
                Math.max(0, event.cause().time().toEpochMilli()),
                publicHeaders.of(event)));
    }

    /** A dead letter lies in the partition of its aggregate; one without an aggregate in that of its source. */
    @SuppressWarnings("NullAway") // a record's key may be null
    void deadLetter(DeadLetter letter) {
        SourceRecord source = letter.source();
        String placement =
                letter.aggregateId().isEmpty() ? source.topic() + "-" + source.partition() : letter.aggregateId();
        context.forward(new Record<>(
                source.key(),
                new Outbound(deployment.names().deadLetters(), placement, source.value()),
                Math.max(0, source.timestamp()),
                DeadLetterHeaders.of(letter, deployment.publication().context(), deployment.version())));
    }
}
