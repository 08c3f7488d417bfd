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
import dev.herald.engine.topology.StoreNames;
import dev.herald.engine.topology.StreamsSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
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
final class RunningPublication {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPublication.class);

    /** How long a batch of events waits for the ends of the reference topics before lookups wait instead. */
    private static final Duration ENDS_TIMEOUT = Duration.ofSeconds(2);

    private static final List<String> STATIC_MEMBER = List.of(
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));

    private final String context;
    private final List<String> expectationStores;
    private final Clock clock = Clock.systemUTC();
    private final Accounts accounts = new Accounts();
    private final InHand inHand = new InHand(System::nanoTime);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final StreamErrors errors;
    private final InputLag lag;
    private final StuckCommits commits = new StuckCommits(this::metrics);
    private final KafkaStreams streams;
    private final boolean isStaticMember;

    RunningPublication(Publication publication, Platform platform, StreamErrors.Ending ending) {
        this.context = publication.context();
        this.expectationStores = StoreNames.expectations(publication);
        this.errors = new StreamErrors(context, ending, stopping);
        TopicNames names = new TopicNames(platform.prefix(), context);
        LogEndGate gate = new LogEndGate(
                new LogEnds(platform.admin(), platform.partitions(references(publication, names)), ENDS_TIMEOUT));
        this.lag = new InputLag(
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
                lag,
                platform.partitions(domain(publication, names)),
                platform::limits,
                accounts,
                inHand,
                platform.version());
        this.streams = new KafkaStreams(HeraldTopology.of(deployment, settings), settings, new GatedClients(gate));
        streams.setUncaughtExceptionHandler(errors);
        streams.setStateListener((now, before) -> changed(now, ending));
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
        LOG.info("{}: {}", context, now);
        if (now == KafkaStreams.State.RUNNING) {
            errors.recovered();
        }
        if (now == KafkaStreams.State.ERROR) {
            ending.because(ErrorClass.INFRASTRUCTURE, context + ": stopped by an error, see above");
        }
    }

    String context() {
        return context;
    }

    Accounts accounts() {
        return accounts;
    }

    /** Returns the instances of expectations that this process keeps. */
    Map<String, Object> expectations(ExpectationQuery query) {
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

    KafkaStreams.State state() {
        return streams.state();
    }

    void start() {
        new SlowWork(context, this::lasting).watchUntil(stopping);
        streams.start();
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
