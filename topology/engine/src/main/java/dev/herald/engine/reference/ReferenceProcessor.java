package dev.herald.engine.reference;

import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.receive.Received;
import dev.herald.engine.receive.Receiver;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.sequence.Verdict;
import dev.herald.engine.state.ProjectionStorage;
import dev.herald.engine.step.Stage;
import dev.herald.engine.step.Step;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.KeptEventCodec;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the as-of store of one lookup from its domain topic. It runs outside any transaction, also on restore, one
 * partition after another; so all that it does is idempotent, and duplicates and held events live in the store.
 */
public final class ReferenceProcessor implements Processor<byte[], byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceProcessor.class);

    private final String storeName;
    private final DomainTopic<?> topic;
    private final Receiver receiver;
    private final ProjectionStorage projections;
    private final AsOfStore layout;
    private final KeptEventCodec heldEvents;
    private final ReferenceCache cache;
    private final FaultStore faults;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<Bytes, byte[]> store;

    /** An event that has passed: the head after it, whether it made a version, and whether it was held. */
    private record Passed(ReferenceHead head, boolean newVersion, boolean held) {}

    /** Creates the processor of one lookup. */
    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    public ReferenceProcessor(
            String storeName,
            DomainTopic<?> topic,
            Receiver receiver,
            ProjectionStorage projections,
            ReferenceCache cache) {
        this.storeName = storeName;
        this.topic = topic;
        this.receiver = receiver;
        this.projections = projections;
        this.layout = new AsOfStore(projections);
        this.heldEvents = new KeptEventCodec(projections);
        this.faults = new FaultStore(heldEvents);
        this.cache = cache;
    }

    @Override
    public void init(ProcessorContext<Void, Void> processorContext) {
        context = processorContext;
        store = processorContext.getStateStore(storeName);
        cache.clear();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a reference record without its place in the log"));
        SourceRecord source = new SourceRecord(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
        Received received = receiver.receive(source);
        if (received instanceof Received.Placed placed) {
            place(placed, source);
        } else {
            Received.Unreadable unreadable = (Received.Unreadable) received;
            fault(source, unreadable.key(), Stage.RECEIVE, unreadable.cause());
        }
    }

    private void place(Received.Placed placed, SourceRecord source) {
        EventKey key = placed.key();
        ReferenceHead head = headOf(key.aggregateId());
        if (Verdict.of(head.lastSequence(), key.sequence()) == Verdict.DUPLICATE) {
            LOG.debug("{}: {} has passed before", source.topic(), key);
            return;
        }
        Deque<Passed> passed = new ArrayDeque<>();
        if (head.lastSequence() + 1 != key.sequence() || !pass(head, placed, source, false, passed)) {
            layout.hold(store, key.aggregateId(), key.sequence(), held(key.sequence(), source));
        }
        drain(key.aggregateId(), head, passed);
        store(key.aggregateId(), passed);
    }

    /** Lets held events pass for as long as the next one is there. */
    private void drain(String id, ReferenceHead before, Deque<Passed> passed) {
        boolean more = true;
        while (more) {
            ReferenceHead head = passed.isEmpty() ? before : passed.getLast().head();
            byte[] bytes = layout.held(store, id, head.lastSequence() + 1);
            more = bytes != null && passHeld(head, id, bytes, passed);
        }
    }

    private boolean passHeld(ReferenceHead head, String id, byte[] bytes, Deque<Passed> passed) {
        SourceRecord source =
                heldEvents.read(topic.aggregate() + "/" + id, bytes).source();
        return receiver.receive(source) instanceof Received.Placed placed && pass(head, placed, source, true, passed);
    }

    /** Folds the next event. A fold that throws leaves the reference as it was: the event stays held. */
    private boolean pass(
            ReferenceHead head, Received.Placed placed, SourceRecord source, boolean held, Deque<Passed> passed) {
        try {
            passed.add(new Passed(fold(head, placed), placed instanceof Received.Fact, held));
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            fault(source, placed.key(), Stage.PROJECT, e);
            return false;
        }
    }

    /**
     * Stores what has passed, the last version first: whoever reads meanwhile, on another thread, must not take an earlier
     * one for it, when it was in the log long before and only held.
     */
    private void store(String id, Deque<Passed> passed) {
        if (passed.isEmpty()) {
            return;
        }
        passed.descendingIterator().forEachRemaining(event -> {
            if (event.newVersion()) {
                layout.add(store, id, event.head());
            }
        });
        layout.advance(store, id, passed.getLast().head());
        for (Passed event : passed) {
            if (event.held()) {
                layout.release(store, id, event.head().lastSequence());
            }
        }
        cache.changed(id);
    }

    private ReferenceHead fold(ReferenceHead head, Received.Placed placed) {
        if (placed instanceof Received.Fact fact) {
            DomainEvent<?> event = fact.event();
            long time = Math.max(head.time(), event.time().toEpochMilli());
            java.lang.Record value = topic.fold(head.value(), event);
            projections.requireStorable(value, Step.MAX_PROJECTION_BYTES);
            return new ReferenceHead(event.sequence(), time, value);
        }
        return new ReferenceHead(placed.key().sequence(), head.time(), head.value());
    }

    private ReferenceHead headOf(String id) {
        ReferenceHead head = layout.head(store, id);
        return head == null ? new ReferenceHead(0, Long.MIN_VALUE, topic.initial()) : head;
    }

    private byte[] held(long sequence, SourceRecord source) {
        return heldEvents.write(new KeptEvent(sequence, source, null));
    }

    private void fault(SourceRecord source, @Nullable EventKey key, Stage stage, Throwable cause) {
        LOG.atWarn()
                .addKeyValue("aggregate", topic.aggregate())
                .addKeyValue("aggregateId", key == null ? "" : key.aggregateId())
                .addKeyValue("sequence", key == null ? 0 : key.sequence())
                .addKeyValue("stage", stage)
                .addKeyValue("error", cause.getClass().getName())
                .log(
                        "{}-{}@{}: {} of a reference record failed: {}",
                        source.topic(),
                        source.partition(),
                        source.offset(),
                        stage,
                        cause.getClass().getName());
        faults.add(store, DeadLetter.ofRecord(source, topic.aggregate(), key, stage, cause));
        cache.failed();
    }
}
