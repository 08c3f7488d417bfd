package dev.herald.engine.topology;

import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.deadletter.DeadLetterRecord;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.receive.Gathered;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.trace.TaskTrace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what comes out, in the task's transaction. Public records carry the domain event's time. */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final ProcessorContext<byte[], Outbound> context;
    private final Deployment deployment;
    private final Map<Schema, AvroEncoder> supervision;
    private final TaskTrace trace;
    private final PublicHeaders publicHeaders = new PublicHeaders();
    private final EventIdentity identity = new EventIdentity();

    /**
     * Creates a sender.
     *
     * @param supervision how the supervision topic's events are written
     * @param trace is told of what is published
     */
    Sender(
            ProcessorContext<byte[], Outbound> context,
            Deployment deployment,
            Map<Schema, AvroEncoder> supervision,
            TaskTrace trace) {
        this.context = context;
        this.deployment = deployment;
        this.supervision = supervision;
        this.trace = trace;
    }

    String context() {
        return deployment.publication().context();
    }

    /**
     * Sends an event of the supervision topic.
     *
     * @param aggregateId its record key
     * @param name what it is about, for its id
     */
    void supervise(String aggregateId, String name, SpecificRecord event) {
        supervise(aggregateId, name + "\n" + context.currentSystemTimeMs(), event, List.of());
    }

    /**
     * Sends an event of the supervision topic that is the same whenever it is sent.
     *
     * @param aggregateId its record key
     * @param name what it is about and nothing else is, for its id
     * @param more headers beside the usual ones
     */
    void supervise(String aggregateId, String name, SpecificRecord event, List<Header> more) {
        long now = context.currentSystemTimeMs();
        String id = identity.of(deployment.names().supervision() + "\n" + name).toString();
        AvroEncoder encoder = Objects.requireNonNull(supervision.get(event.getSchema()), event::toString);
        Headers headers = publicHeaders.ofSupervision(
                deployment.publication().context(), event.getSchema(), id, aggregateId, Instant.ofEpochMilli(now));
        more.forEach(headers::add);
        context.forward(new Record<>(
                aggregateId.getBytes(StandardCharsets.UTF_8),
                new Outbound(deployment.names().supervision(), null, encoder.encode(event)),
                now,
                headers));
    }

    /** Sends a record to a gathering: a domain event, or a command for it. */
    void gather(String gathering, String id, SourceRecord source) {
        context.forward(new Record<>(
                id.getBytes(StandardCharsets.UTF_8),
                new Outbound(gathering, null, source.value()),
                Math.max(0, source.timestamp()),
                Gathered.headers(source, id)));
    }

    /**
     * Sends an integration event.
     *
     * @param rule the rule, or the repair, that made it
     */
    void publish(String rule, IntegrationEvent event) {
        trace.publishes(rule, event);
        try {
            context.forward(new Record<>(
                    event.key().getBytes(StandardCharsets.UTF_8),
                    new Outbound(event.channel().topic(), null, event.value().bytes()),
                    event.timestamp(),
                    publicHeaders.of(event)));
        } finally {
            trace.published();
        }
    }

    /** The error's own words may hold what the event says: they go into the dead letter, and not to the log. */
    private void log(DeadLetter letter) {
        LaneKey lane = new LaneKey(new AggregateKey(letter.aggregate(), letter.aggregateId()), letter.rule());
        LaneLine.of(LOG.atWarn(), context(), lane)
                .addKeyValue("sequence", letter.sequence())
                .addKeyValue("stage", letter.stage())
                .addKeyValue("error", letter.error().type())
                .log(
                        "{}: dead letter: {}#{}: {}{} failed: {}",
                        context(),
                        lane.aggregate(),
                        letter.sequence(),
                        lane.rule().isEmpty() ? "" : lane.rule() + ": ",
                        letter.stage(),
                        letter.error().type());
    }

    /** A dead letter lies in the partition of its aggregate; one without an aggregate in that of its source. */
    @SuppressWarnings("NullAway") // a record's key may be null
    void deadLetter(DeadLetter letter) {
        deployment.accounts().deadLetter(letter.stage());
        log(letter);
        SourceRecord source = letter.source();
        String placement =
                letter.aggregateId().isEmpty() ? source.topic() + "-" + source.partition() : letter.aggregateId();
        String topic = deployment.names().deadLetters();
        DeadLetterRecord made = DeadLetterRecord.of(
                letter,
                deployment.publication().context(),
                deployment.version(),
                deployment.limits().apply(topic),
                context.currentSystemTimeMs());
        context.forward(new Record<>(
                made.key(), new Outbound(topic, placement, made.value()), made.timestamp(), made.headers()));
    }
}
