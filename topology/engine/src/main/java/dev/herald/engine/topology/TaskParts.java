package dev.herald.engine.topology;

import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.ValueDecoder;
import dev.herald.engine.contract.OwnContracts;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publish.RecordWriter;
import dev.herald.engine.receive.Receiver;
import dev.herald.engine.reference.ReferenceCache;
import dev.herald.engine.reference.ReferenceProcessor;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.engine.state.AggregateStateCodec;
import dev.herald.engine.state.ProjectionStorage;
import dev.herald.engine.step.Step;
import dev.herald.engine.step.Steps;
import dev.herald.engine.store.KeptEventCodec;
import dev.herald.engine.supervise.Repairs;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/** Makes the parts of a task from a deployment. Ids of contracts are resolved once, when this is created. */
final class TaskParts {

    private final Deployment deployment;
    private final Map<Schema, Integer> supervisionIds = new HashMap<>();
    private final Map<DomainTopic<?>, Integer> stateIds = new HashMap<>();
    private final Map<PublicTopic<?>, Integer> publicIds = new HashMap<>();
    private final Map<String, ReferenceCache> caches = new LinkedHashMap<>();

    TaskParts(Deployment deployment) {
        this.deployment = deployment;
        OwnContracts.SUPERVISION.forEach(
                contract -> supervisionIds.put(contract, deployment.contracts().idOf(contract)));
        deployment.publication().handled().forEach(this::stateId);
        deployment.publication().lookups().forEach(lookup -> {
            stateId(lookup.topic());
            caches.put(lookup.name(), new ReferenceCache());
        });
        deployment
                .publication()
                .publicTopics()
                .forEach(topic -> publicIds.put(topic, deployment.contracts().idOf(topic.schema())));
    }

    /** Returns how the supervision topic's events are written. */
    Map<Schema, AvroEncoder> supervision() {
        Map<Schema, AvroEncoder> encoders = new HashMap<>();
        OwnContracts.SUPERVISION.forEach(
                contract -> encoders.put(contract, new AvroEncoder(contract, known(supervisionIds, contract))));
        return encoders;
    }

    private void stateId(DomainTopic<?> topic) {
        Schema schema = ProjectionCodec.of(topic.projection()).schema();
        stateIds.put(topic, deployment.contracts().idOf(schema));
    }

    Deployment deployment() {
        return deployment;
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> key + " is not part of the publication");
    }

    ReferenceCache cache(Lookup<?> lookup) {
        return known(caches, lookup.name());
    }

    ProjectionStorage projections(DomainTopic<?> topic) {
        return projections(topic, deployment.registry());
    }

    private ProjectionStorage projections(DomainTopic<?> topic, SchemaRegistry registry) {
        return new ProjectionStorage(ProjectionCodec.of(topic.projection()), known(stateIds, topic), registry);
    }

    private Receiver receiver(DomainTopic<?> topic) {
        return receiver(topic, deployment.registry());
    }

    private Receiver receiver(DomainTopic<?> topic, SchemaRegistry registry) {
        String name = deployment.names().domain(topic);
        return new Receiver(
                topic, decoder(topic, registry), deployment.partitions().getOrDefault(name, 0));
    }

    private ValueDecoder decoder(DomainTopic<?> topic, SchemaRegistry registry) {
        return deployment.codec().decoder(registry, topic.types());
    }

    SourceParts source(DomainTopic<?> topic) {
        long window = topic.dedupWindow().map(Duration::toMillis).orElse(0L);
        return new SourceParts(topic.aggregate(), receiver(topic), step(topic), window);
    }

    SourceParts gathered(DomainTopic<?> events) {
        return new SourceParts(
                events.aggregate(),
                Receiver.ofGathered(events, decoder(events, deployment.registry())),
                step(events),
                SourceParts.NO_DUPLICATES);
    }

    private Step step(DomainTopic<?> topic) {
        return Steps.of(deployment.publication(), topic, deployment.names(), this::writer, deployment.limits());
    }

    /** Returns what answers dry runs, on the stores and with the work of one task. */
    DryRuns dryRuns(TaskStores stores, TaskWork work, LongSupplier clock) {
        int maxBytes =
                deployment.limits().apply(deployment.names().supervision()).maxBytes();
        Foreseen foreseen = new Foreseen(new PublishedJson(deployment), maxBytes);
        return new DryRuns(
                new DryRun(stores, work.references(), foreseen, clock),
                work,
                deployment.gate(),
                maxBytes,
                System::nanoTime);
    }

    private RecordWriter writer(PublicTopic<?> topic) {
        return deployment
                .codec()
                .encoder(
                        topic.schema(),
                        known(publicIds, topic),
                        deployment.names().published(topic))::apply;
    }

    /** Returns what is published on misses, by the expectation's name; others publish nothing. */
    Map<String, Repairs> repairs() {
        Map<String, Repairs> repairs = new HashMap<>();
        deployment.publication().expectations().forEach((name, expectation) -> {
            if (expectation.repairs().first() != null) {
                repairs.put(name, new Repairs(expectation, deployment.names(), this::writer, deployment.limits()));
            }
        });
        return repairs;
    }

    ReferenceProcessor references(Lookup<?> lookup) {
        return new ReferenceProcessor(
                StoreNames.lookup(lookup),
                lookup.topic(),
                receiver(lookup.topic(), deployment.referenceRegistry()),
                projections(lookup.topic(), deployment.referenceRegistry()),
                cache(lookup));
    }

    /**
     * Returns the reference partitions, by lookup, whose failed records a task tells of: those that leave its own number
     * when divided by the number of tasks. Where partitions are not known, that of its own number.
     */
    Map<String, List<Integer>> referencePartitions(int task) {
        int tasks = partitions(deployment.publication().sources().get(0), Integer.MAX_VALUE);
        Map<String, List<Integer>> shares = new HashMap<>();
        for (Lookup<?> lookup : deployment.publication().lookups()) {
            int all = partitions(lookup.topic(), task + 1);
            shares.put(
                    lookup.name(),
                    IntStream.range(0, all)
                            .filter(each -> each % tasks == task)
                            .boxed()
                            .toList());
        }
        return shares;
    }

    private int partitions(DomainTopic<?> topic, int unknown) {
        return deployment.partitions().getOrDefault(deployment.names().domain(topic), unknown);
    }

    /** Returns what is made of each source and gathering, by kind of aggregate. */
    <T> Map<String, T> byAggregate(Function<DomainTopic<?>, T> make) {
        Map<String, T> made = new HashMap<>();
        deployment.publication().handled().forEach(source -> made.put(source.aggregate(), make.apply(source)));
        return made;
    }

    AggregateStateCodec stateCodec(DomainTopic<?> topic) {
        return new AggregateStateCodec(projections(topic));
    }

    KeptEventCodec keptCodec(DomainTopic<?> topic) {
        return new KeptEventCodec(projections(topic));
    }
}
