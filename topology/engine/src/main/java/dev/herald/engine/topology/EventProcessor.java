package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.deadletter.ErrorText;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.receive.Received;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.engine.store.AggregateStore;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The task of one partition: receives a record, lets it into its aggregate, and wakes the lanes that wait. */
final class EventProcessor implements Processor<byte[], byte[], byte[], Outbound> {

    /** How soon a waiting lane is looked at again when no event comes. */
    private static final Duration WAKE_INTERVAL = Duration.ofMillis(50);

    private final TaskParts parts;
    private final Accounts accounts;
    private final Map<String, SourceParts> byTopic = new HashMap<>();
    private final Map<String, SourceParts> byAggregate = new HashMap<>();
    private ProcessorContext<byte[], Outbound> context;
    private LookupReferences references;
    private WaitingLanes waiting;
    private Aggregates aggregates;
    private Sender sender;
    private ReferenceFaults faults;
    private KeptStore kept;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    EventProcessor(TaskParts parts) {
        this.parts = parts;
        this.accounts = parts.deployment().accounts();
        parts.deployment().publication().sources().forEach(this::source);
    }

    private void source(DomainTopic<?> topic) {
        SourceParts made = new SourceParts(topic.aggregate(), parts.receiver(topic), parts.step(topic));
        byTopic.put(parts.deployment().names().domain(topic), made);
        byAggregate.put(topic.aggregate(), made);
    }

    @Override
    public void init(ProcessorContext<byte[], Outbound> processorContext) {
        context = processorContext;
        sender = new Sender(context, parts.deployment());
        kept = new KeptStore(context.getStateStore(StoreNames.KEPT), parts.byAggregate(parts::keptCodec), accounts);
        references = new LookupReferences(parts, context);
        waiting = new WaitingLanes(kept, references, parts.deployment().gate());
        faults = new ReferenceFaults(
                context.getStateStore(StoreNames.REFERENCE_FAULTS),
                parts.referencePartitions(context.taskId().partition()),
                references.readers(),
                sender);
        aggregates = new Aggregates(
                new AggregateStore(context.getStateStore(StoreNames.AGGREGATES), parts.byAggregate(parts::stateCodec)),
                kept,
                references,
                waiting,
                new EffectRunner(sender, kept, waiting, accounts),
                accounts,
                context::currentSystemTimeMs);
        context.schedule(WAKE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> tick());
    }

    private void tick() {
        waiting.wake(this::resume);
        faults.send();
    }

    private void resume(LaneKey lane, long mark) {
        SourceParts source = byAggregate.get(lane.aggregate().aggregate());
        if (source == null) {
            throw new IllegalStateException(lane + " waits, but the publication has no such domain topic any more");
        }
        aggregates.resume(source, lane, mark);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        waiting.wake(this::resume);
        references.workAtLatest();
        accounts.read();
        SourceRecord read = sourceRecord(record);
        SourceParts source = byTopic.get(read.topic());
        if (source == null) {
            throw new IllegalStateException("a record of " + read.topic() + ", which is not a source");
        }
        Received received = source.receiver().receive(read);
        if (received instanceof Received.Placed placed) {
            aggregates.admit(source, placed, read);
        } else {
            refuse(source, (Received.Unreadable) received, read);
        }
    }

    private SourceRecord sourceRecord(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a domain record without its place in the log"));
        return new SourceRecord(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    private void refuse(SourceParts source, Received.Unreadable unreadable, SourceRecord read) {
        EventKey key = unreadable.key();
        accounts.count("", Outcome.DEAD_LETTERED);
        sender.deadLetter(new DeadLetter(
                read,
                source.aggregate(),
                key == null ? "" : key.aggregateId(),
                key == null ? 0 : key.sequence(),
                "",
                Stage.RECEIVE,
                ErrorText.of(unreadable.cause())));
    }

    @Override
    public void close() {
        kept.close();
    }
}
