package dev.herald.benchmarks.micro;

import dev.herald.contexts.payments.Payments;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.lookup.References;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.AggregateStateCodec;
import dev.herald.engine.state.ProjectionStorage;
import dev.herald.engine.step.Step;
import dev.herald.engine.step.Steps;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.AggregateStore;
import dev.herald.engine.store.WriteBackStore;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.domain.Scheme;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pure core on the payments context, and the aggregate's entry in a store in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBench {
    private static final long CACHE_BYTES = 64L * 1024 * 1024;
    private static final Instant TIME = Instant.ofEpochMilli(1_790_000_000_000L);

    private final Publication publication = new Payments().publication();
    private final DomainTopic<?> payments = publication.sources().get(0);
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final Step step = step();
    private final List<DomainEvent<SpecificRecord>> events = List.of(
            event(
                    1,
                    new PaymentRequested(
                            new BigDecimal("1234.56"), "GBP", Scheme.BACS, "party-00001", null, "Invoice 1")),
            event(2, new PaymentApproved("ADMINISTRATION", true)),
            event(3, new PaymentInstructed()),
            event(4, new PaymentSettled()));
    private final Step.Surroundings surroundings = surroundings();
    private final AggregateKey key = new AggregateKey("payment", "pay-0000001");
    private final WriteBackStore changes =
            new WriteBackStore(Stores.inMemoryKeyValueStore("aggregates").get(), CACHE_BYTES);
    private final AggregateStore store = new AggregateStore(changes, Map.of("payment", codec()));
    private final AggregateState open = fourEvents();

    private Step step() {
        return Steps.of(
                publication,
                payments,
                new TopicNames("", "payments"),
                topic -> new AvroEncoder(topic.schema(), 1)::encode,
                topic -> RecordLimits.ofBytes(1_000_000));
    }

    private AggregateStateCodec codec() {
        ProjectionCodec<?> projections = ProjectionCodec.of(payments.projection());
        int id = registry.register("projection", projections.schema());
        return new AggregateStateCodec(new ProjectionStorage(projections, id, registry));
    }

    private Step.Surroundings surroundings() {
        DomainTopic<?> parties = publication.lookups().get(0).topic();
        Record party = parties.fold(
                parties.initial(),
                new DomainEvent<>(
                        "party", "party-00001", 1, "p#1", TIME, null, null, new PartyRegistered("Party number 1")));
        References.Found found = new References.Found(party);
        return new Step.Surroundings((lookup, id, time) -> found, TIME.toEpochMilli());
    }

    private static DomainEvent<SpecificRecord> event(long sequence, SpecificRecord data) {
        String id = "pay-0000001";
        return new DomainEvent<>("payment", id, sequence, id + "#" + sequence, TIME, null, null, data);
    }

    /** All four events of a payment: five public records are encoded on the way. */
    @Benchmark
    public AggregateState fourEvents() {
        AggregateState state = step.initial();
        for (DomainEvent<SpecificRecord> event : events) {
            state = step.apply(state, event, surroundings).state();
        }
        return state;
    }

    /** An entry, saved and loaded again between two commits. */
    @Benchmark
    public @Nullable AggregateState saveAndLoad() {
        store.save(key, open);
        return store.load(key);
    }

    /** An entry, saved, and written to the store below as a commit does. */
    @Benchmark
    public void saveAndCommit() {
        store.save(key, open);
        changes.flushCache();
    }
}
