package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.publication.Bounds;
import dev.herald.engine.receive.Received;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.release.ControlReader;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.trace.TaskTrace;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The task of one partition: lets each event into its aggregate, applies commands, and goes on with what was kept. */
final class EventProcessor implements Processor<byte[], byte[], byte[], Outbound> {

    /** How soon a lane that does not run is looked at again when no event comes. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** How long the id of a command is remembered, to apply it once. */
    private static final Duration COMMANDS_KEPT = Duration.ofDays(7);

    private final TaskParts parts;
    private final Accounts accounts;
    private final String controlTopic;
    private final Section section;
    private final Sources sources;
    private ProcessorContext<byte[], Outbound> context;
    private TaskStores stores;
    private TaskWork work;
    private Intakes intakes;
    private LaneRelease lanes;
    private IntakeRelease wholes;
    private Commands commands;
    private DryRuns dryRuns;
    private Deadlines deadlines;
    private Sender sender;
    private TaskTrace trace;
    private @Nullable ReferenceFaults faults;
    private InHand.Task inHand;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    EventProcessor(TaskParts parts, Section section) {
        this.parts = parts;
        this.accounts = parts.deployment().accounts();
        this.controlTopic = parts.deployment().names().control();
        this.section = section;
        this.sources = new Sources(parts, section);
    }

    @Override
    public void init(ProcessorContext<byte[], Outbound> processorContext) {
        context = processorContext;
        inHand = parts.deployment().inHand().task(context.taskId().toString());
        trace = parts.deployment()
                .tracing()
                .task(parts.deployment().publication().context(), context.applicationId(), section.name());
        sender = new Sender(context, parts.deployment(), parts.supervision(), trace);
        stores = TaskStores.of(parts, section, context, new Supervision(sender));
        work = work();
        Bounds bounds = parts.deployment().publication().bounds();
        intakes = new Intakes(stores, work, accounts, bounds, context::currentSystemTimeMs);
        lanes = new LaneRelease(
                stores, work, context::currentSystemTimeMs, bounds.waitFor().toMillis());
        wholes = new IntakeRelease(
                intakes,
                stores,
                work,
                accounts,
                context::currentSystemTimeMs,
                bounds.holdFor().toMillis());
        dryRuns = parts.dryRuns(stores, work, context::currentSystemTimeMs);
        commands = new Commands(
                new ControlReader(parts.deployment().registry()),
                stores.kept(),
                sources.byAggregate(),
                lanes,
                wholes,
                dryRuns,
                this::gathered,
                work.reporter().supervision(),
                context::currentSystemTimeMs);
        int partition = context.taskId().partition();
        deadlines = new Deadlines(
                stores.deadlines(),
                section.catchUp(parts.deployment().catchUp()),
                partition,
                sources::of,
                context.currentSystemTimeMs());
        faults = section.isDomain() ? faults(partition) : null;
        stores.entries().open(stores.kept());
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(Duration.ofHours(1), PunctuationType.WALL_CLOCK_TIME, now -> stores.kept()
                .forgetCommandsBefore(now - COMMANDS_KEPT.toMillis()));
    }

    private ReferenceFaults faults(int partition) {
        return new ReferenceFaults(
                context.getStateStore(StoreNames.REFERENCE_FAULTS),
                parts.referencePartitions(partition),
                work.references().readers(),
                sender);
    }

    /** Sends a command on to the gathering that it is for. */
    private boolean gathered(AggregateKey aggregate, SourceRecord command) {
        boolean goes = section.isDomain()
                && parts.deployment().publication().gatherings().stream()
                        .anyMatch(each -> each.name().equals(aggregate.aggregate()));
        if (goes) {
            sender.gather(aggregate.aggregate(), aggregate.id(), command);
        }
        return goes;
    }

    private TaskWork work() {
        LookupReferences references = new LookupReferences(parts, context);
        ActiveLanes active =
                new ActiveLanes(stores.kept(), references, parts.deployment().gate());
        Reporter reporter = new Reporter(sender, new Supervision(sender));
        EffectRunner effects = new EffectRunner(sender, reporter, stores.kept(), active, accounts);
        return new TaskWork(
                references,
                active,
                effects,
                reporter,
                new Supervisor(
                        parts,
                        section,
                        context,
                        stores.entries(),
                        sources.byAggregate(),
                        sender,
                        reporter,
                        new WindowEnds(
                                stores.windows(),
                                stores.entries(),
                                sources::of,
                                effects,
                                section.throttled(parts.deployment().publication()))),
                trace);
    }

    private void tick(long now) {
        Slice slice = new Slice(System::nanoTime);
        work.active().wake((lane, mark) -> resume(lane, mark, slice));
        work.active().releaseSlice(slice, (lane, mark) -> resume(lane, mark, slice));
        dryRuns.work(slice, inHand::begins);
        deadlines.tick(now, intakes, lanes);
        work.supervisor().tick(now);
        if (faults != null) {
            faults.send();
        }
        inHand.done();
    }

    private void resume(LaneKey lane, long mark, Slice slice) {
        inHand.begins(lane);
        if (lane.rule().isEmpty()) {
            wholes.resume(sources.of(lane), lane, slice);
        } else {
            lanes.resume(sources.of(lane), lane, mark, slice);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        work.active().wake((lane, mark) -> resume(lane, mark, new Slice(System::nanoTime)));
        work.references().workAtLatest();
        SourceRecord read = sourceRecord(record);
        inHand.begins(read);
        if (read.topic().equals(controlTopic)) {
            commands.apply(read);
        } else {
            trace.receives(read);
            try {
                receive(read);
            } finally {
                trace.received();
            }
        }
        inHand.done();
    }

    private void receive(SourceRecord read) {
        SourceParts source = sources.of(read);
        accounts.read();
        Received received = source.receiver().receive(read);
        if (received instanceof Received.Fact fact) {
            trace.read(fact.event());
            work.supervisor().seen(fact.event().time());
            section.measure(accounts.latency(), fact.event().time());
        }
        if (received instanceof Received.Placed placed) {
            intakes.admit(source, placed, read);
        } else {
            refuse(source, (Received.Unreadable) received, read);
        }
    }

    private SourceRecord sourceRecord(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a domain record without its place in the log"));
        return section.read(record, metadata);
    }

    private void refuse(SourceParts source, Received.Unreadable unreadable, SourceRecord read) {
        trace.unreadable(unreadable.cause());
        accounts.count("", Outcome.DEAD_LETTERED);
        sender.deadLetter(
                DeadLetter.ofRecord(read, source.aggregate(), unreadable.key(), Stage.RECEIVE, unreadable.cause()));
    }

    @Override
    public void close() {
        inHand.close();
        stores.entries().close();
        work.supervisor().close();
    }
}
