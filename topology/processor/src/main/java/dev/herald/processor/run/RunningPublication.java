package dev.herald.processor.run;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.reference.GatedClients;
import dev.herald.engine.reference.LogEndGate;
import dev.herald.engine.reference.LogEnds;
import dev.herald.engine.store.StoredInstances;
import dev.herald.engine.topology.Deployment;
import dev.herald.engine.topology.HeraldTopology;
import dev.herald.engine.topology.InHand;
import dev.herald.engine.topology.InputLag;
import dev.herald.engine.topology.LogPositions;
import dev.herald.engine.topology.StoreNames;
import dev.herald.engine.topology.StreamsSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One publication that runs: its Kafka Streams instance and its accounts. */
final class RunningPublication implements ContextView {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPublication.class);

    /** How long a batch of events waits for the ends of the reference topics before lookups wait instead. */
    private static final Duration ENDS_TIMEOUT = Duration.ofSeconds(2);

    private static final List<String> STATIC_MEMBER = List.of(
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));

    private final Publication publication;
    private final String context;
    private final List<String> expectationStores;
    private final Clock clock = Clock.systemUTC();
    private final Accounts accounts = new Accounts();
    private final InHand inHand = new InHand(System::nanoTime);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final StreamErrors errors;
    private final InputLag caughtUp;
    private final LagWatch lag;
    private final RestoreProgress restore;
    private final StandbyProgress standbys = new StandbyProgress();
    private final StuckCommits commits = new StuckCommits(this::metrics);
    private volatile boolean failed;
    private final KafkaStreams streams;
    private final boolean isStaticMember;

    RunningPublication(Publication publication, Platform platform, StreamErrors.Ending ending) {
        this.publication = publication;
        this.context = publication.context();
        this.expectationStores = StoreNames.expectations(publication);
        this.errors = new StreamErrors(context, ended(ending), stopping);
        this.restore = new RestoreProgress(context, System::nanoTime, LOG::info);
        TopicNames names = new TopicNames(platform.prefix(), context);
        LogEndGate gate = new LogEndGate(
                new LogEnds(platform.admin(), platform.partitions(references(publication, names)), ENDS_TIMEOUT));
        this.caughtUp = new InputLag(
                platform.admin(),
                StreamsSettings.applicationId(names),
                platform.partitions(
                        publication.sources().stream().map(names::domain).toList()),
                clock);
        Properties settings = StreamsSettings.of(names, gate, platform.kafka());
        this.isStaticMember = STATIC_MEMBER.stream().anyMatch(settings::containsKey);
        Deployment deployment = new Deployment(
                publication,
                names,
                platform.registry(),
                new PatientRegistry(platform.registry(), stopping),
                platform.codec(),
                platform.contracts(),
                gate,
                caughtUp,
                platform.partitions(domain(publication, names)),
                platform::limits,
                accounts,
                inHand,
                platform.traces().tracing(),
                platform.version());
        platform.memory().ifPresent(memory -> bound(settings, memory));
        this.streams = new KafkaStreams(
                HeraldTopology.of(deployment, settings), settings, new GatedClients(gate, accounts.latency(), clock));
        streams.setUncaughtExceptionHandler(errors);
        streams.setStateListener((now, before) -> changed(now, ended(ending)));
        streams.setGlobalStateRestoreListener(restore);
        streams.setStandbyUpdateListener(standbys);
        LogPositions positions = new LogPositions(platform.admin(), StreamsSettings.applicationId(names));
        this.lag = new LagWatch(context, positions::lag, this::owned, System::nanoTime);
    }

    private StreamErrors.Ending ended(StreamErrors.Ending ending) {
        return (kind, reason) -> {
            failed = true;
            ending.because(kind, reason);
        };
    }

    private static void bound(Properties settings, RocksMemory memory) {
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(BoundedRocksDb.MEMORY, memory);
    }

    private Optional<Set<TopicPartition>> owned() {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            return Optional.empty();
        }
        return Optional.of(streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toSet()));
    }

    private static List<String> references(Publication publication, TopicNames names) {
        return publication.lookups().stream()
                .map(lookup -> names.domain(lookup.topic()))
                .toList();
    }

    private static List<String> domain(Publication publication, TopicNames names) {
        return publication.domainTopics().stream().map(names::domain).toList();
    }

    private void changed(KafkaStreams.State now, StreamErrors.Ending ending) {
        LOG.atInfo().addKeyValue("context", context).addKeyValue("state", now).log("{}: {}", context, now);
        lag.changed();
        if (now == KafkaStreams.State.RUNNING) {
            errors.recovered();
            restore.ended();
        }
        if (now == KafkaStreams.State.ERROR) {
            ending.because(ErrorClass.INFRASTRUCTURE, context + ": stopped by an error, see above");
        }
    }

    @Override
    public Publication publication() {
        return publication;
    }

    @Override
    public ContextState state() {
        return ContextState.of(
                streams.state(), new ContextState.Signs(failed, errors.isPausing(), restore.isUnderWay()));
    }

    @Override
    public Lag lag() {
        return lag.lag();
    }

    @Override
    public Restore restore() {
        return restore.now();
    }

    @Override
    public Map<String, Long> standbys() {
        return standbys.behind();
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Map<String, Object> expectations(ExpectationQuery query) {
        ExpectationQuery.Found found = query.new Found(clock.millis());
        for (String name : expectationStores) {
            ReadOnlyKeyValueStore<Bytes, byte[]> store =
                    streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
            StoredInstances.each(store, found::add);
        }
        return found.result();
    }

    private Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    KafkaStreams streams() {
        return streams;
    }

    void start() {
        new SlowWork(context, this::lasting).watchUntil(stopping);
        streams.start();
        lag.start();
    }

    private List<InHand.Lasting> lasting(long nanos) {
        return Stream.concat(inHand.lasting(nanos).stream(), commits.lasting(nanos).stream())
                .toList();
    }

    /**
     * Stops: what is under way is committed or aborted. Leaves the group, so that others need not wait until this member
     * is given up; a static member keeps its place. Returns at once.
     */
    void beginStop() {
        stopping.countDown();
        caughtUp.close();
        lag.close();
        CloseOptions options = CloseOptions.timeout(Duration.ZERO);
        streams.close(
                isStaticMember ? options : options.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Waits for a stop that has begun; returns whether it has ended in time. */
    boolean awaitStop(Duration within) {
        return streams.close(within);
    }
}
