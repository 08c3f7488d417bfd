package dev.herald.engine.reference;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.MemoryStore;
import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.lending.domain.Joined;
import dev.herald.engine.lookup.References;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.receive.Receiver;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.state.ProjectionStorage;
import dev.herald.engine.step.Stage;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceProcessorTest {

    record Reader(String name, int events) {}

    /** A record of the reference topic; the name is null for a tombstone. */
    private record Fact(String id, long sequence, @Nullable String name, long time) {}

    private static final String TOPIC = "lending.domain.reader";
    private static final DomainTopic<Reader> READER =
            domainTopic("reader", new Reader("", 0)).on(Joined.class, ReferenceProcessorTest::joined);

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final KeyValueStore<Bytes, byte[]> store = MemoryStore.open(context, "lookup-readers");
    private final ReferenceCache cache = new ReferenceCache();
    private final ReferenceReader reader = new ReferenceReader(store, storage(), cache);
    private ReferenceProcessor processor = started();
    private long offset;

    @Test
    void versions_holdFromTheirTimeOn() {
        take(new Fact("r1", 1, "Ada", 10), new Fact("r1", 2, "Ada L", 20));

        assertThat(nameAt("r1", 9)).isNull();
        assertThat(nameAt("r1", 10)).isEqualTo("Ada");
        assertThat(nameAt("r1", 19)).isEqualTo("Ada");
        assertThat(nameAt("r1", 20)).isEqualTo("Ada L");
        assertThat(nameAt("r2", 99)).isNull();
    }

    @Test
    void versionWithAnEarlierTime_holdsFromTheOneBeforeIt() {
        take(new Fact("r1", 1, "Ada", 10), new Fact("r1", 2, "Ada L", 5));

        assertThat(nameAt("r1", 9)).isNull();
        assertThat(nameAt("r1", 10)).isEqualTo("Ada L");
    }

    @Test
    void eventAhead_isHeldUntilTheMissingOneComes() {
        take(new Fact("r1", 3, "third", 30), new Fact("r1", 2, "second", 20));
        assertThat(nameAt("r1", 99)).isNull();

        take(new Fact("r1", 1, "first", 10));

        assertThat(nameAt("r1", 15)).isEqualTo("first");
        assertThat(nameAt("r1", 25)).isEqualTo("second");
        assertThat(nameAt("r1", 35)).isEqualTo("third");
    }

    /** Lookups are answered on other threads than the one that stores versions. */
    @Test
    void versionsThatGoOnTogether_areNotSeenByHalves() {
        take(new Fact("r1", 3, "third", 30), new Fact("r1", 2, "second", 20));
        List<String> seen = new ArrayList<>();
        context.addStateStore(observed(() -> {
            ReferenceReader other = new ReferenceReader(store, storage(), new ReferenceCache());
            References.Answer answer = other.asOf("r1", Instant.ofEpochMilli(99));
            seen.add(answer instanceof References.Found found ? ((Reader) found.value()).name() : "none yet");
        }));
        processor = started();

        take(new Fact("r1", 1, "first", 10));

        assertThat(seen).contains("third").isSubsetOf("none yet", "third");
    }

    /** The store, but something happens after each write. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> observed(Runnable afterWrite) {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(store, arguments);
                    if (method.getName().equals("put")) {
                        afterWrite.run();
                    }
                    return answer;
                });
    }

    @Test
    void heldEvent_outlivesARestart() {
        take(new Fact("r1", 2, "second", 20));
        processor = started();

        take(new Fact("r1", 1, "first", 10));

        assertThat(nameAt("r1", 25)).isEqualTo("second");
    }

    @Test
    void tombstone_passesWithoutAVersion() {
        take(new Fact("r1", 1, "Ada", 10), new Fact("r1", 2, null, 15), new Fact("r1", 3, "Ada L", 20));

        assertThat(nameAt("r1", 17)).isEqualTo("Ada");
        assertThat(nameAt("r1", 20)).isEqualTo("Ada L");
    }

    @Test
    void duplicate_changesNothing() {
        take(new Fact("r1", 1, "Ada", 10));
        Map<Bytes, List<Byte>> before = entries();
        long changes = cache.changes().since(0).upTo();

        take(new Fact("r1", 1, "Eve", 11));

        assertThat(entries()).isEqualTo(before);
        assertThat(cache.changes().since(0).upTo()).isEqualTo(changes);
    }

    @Test
    void foldThatThrows_isAFaultThatIsToldOnceAndHoldsWhatFollows() {
        take(new Fact("r1", 1, "Ada", 10), new Fact("r1", 2, "bad", 20), new Fact("r1", 3, "Ada L", 30));
        take(new Fact("r1", 3, "Ada L", 30));

        assertThat(nameAt("r1", 99)).isEqualTo("Ada");
        List<DeadLetter> faults = reader.failed(0, 0, 10);
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).stage()).isEqualTo(Stage.PROJECT);
        assertThat(faults.get(0).aggregateId()).isEqualTo("r1");
        assertThat(faults.get(0).sequence()).isEqualTo(2);
        assertThat(faults.get(0).source().offset()).isEqualTo(1);
        assertThat(faults.get(0).error().message()).isEqualTo("a bad name");
    }

    @Test
    void recordThatCannotBeRead_isAFault() {
        process("r1".getBytes(StandardCharsets.UTF_8), new byte[] {1}, 10);

        DeadLetter fault = reader.failed(0, 0, 10).get(0);
        assertThat(fault.stage()).isEqualTo(Stage.RECEIVE);
        assertThat(fault.aggregateId()).isEmpty();
        assertThat(fault.error().message()).contains("has no '#'");
        assertThat(fault.source().value()).containsExactly(1);
        assertThat(reader.failed(0, 1, 10)).isEmpty();
        assertThat(reader.failed(1, 0, 10)).isEmpty();
    }

    /** Restore runs over the topic again, from any point, in any process: it must write what is there already. */
    @Test
    void logReadAgainFromAnyPoint_leavesTheSameEntries() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Fact> log = log(random);
        take(log.toArray(Fact[]::new));
        Map<Bytes, List<Byte>> expected = entries();

        for (int i = 0; i < 5; i++) {
            processor = started();
            offset = random.nextInt(log.size());
            take(log.subList((int) offset, log.size()).toArray(Fact[]::new));

            assertThat(entries()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void anyOrderAndDuplicates_giveWhatANaiveModelGives() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Fact> log = log(random);
        List<Fact> shuffled = new ArrayList<>(log);
        shuffled.addAll(log.subList(0, log.size() / 2));
        Collections.shuffle(shuffled, random);

        take(shuffled.toArray(Fact[]::new));

        for (int i = 0; i < 500; i++) {
            String id = "r" + random.nextInt(5);
            long time = random.nextInt(1_000);
            assertThat(nameAt(id, time))
                    .as("seed %d, %s as of %d", seed, id, time)
                    .isEqualTo(model(log, id, time));
        }
    }

    /** The last event in sequence whose time, never less than the one before it, has come. */
    private static @Nullable String model(List<Fact> log, String id, long time) {
        String name = null;
        long from = Long.MIN_VALUE;
        for (Fact fact : log) {
            if (fact.id().equals(id) && fact.name() != null) {
                from = Math.max(from, fact.time());
                name = from <= time ? fact.name() : name;
            }
        }
        return name;
    }

    private static List<Fact> log(Random random) {
        List<Fact> log = new ArrayList<>();
        for (int id = 0; id < 4; id++) {
            for (int sequence = 1; sequence <= 25; sequence++) {
                String name = random.nextInt(8) == 0 ? null : "n" + id + "-" + sequence;
                log.add(new Fact("r" + id, sequence, name, 30L * sequence + random.nextInt(60)));
            }
        }
        return log;
    }

    private ReferenceProcessor started() {
        ReferenceProcessor made = new ReferenceProcessor("lookup-readers", READER, receiver(), storage(), cache);
        made.init(context);
        return made;
    }

    private Receiver receiver() {
        return new Receiver(READER, new AvroDecoder(registry, READER.types()), 0);
    }

    private ProjectionStorage storage() {
        ProjectionCodec<Reader> codec = ProjectionCodec.of(Reader.class);
        return new ProjectionStorage(codec, registry.register("reader", codec.schema()), registry);
    }

    private void take(Fact... facts) {
        Schema schema = Joined.getClassSchema();
        AvroEncoder encoder = new AvroEncoder(schema, registry.register("joined", schema));
        for (Fact fact : facts) {
            byte[] value = fact.name() == null ? null : encoder.encode(new Joined(fact.name()));
            process((fact.id() + "#" + fact.sequence()).getBytes(StandardCharsets.UTF_8), value, fact.time());
        }
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private void process(byte[] key, byte @Nullable [] value, long time) {
        context.setRecordMetadata(TOPIC, 0, offset++);
        processor.process(new Record<>(key, value, time));
    }

    private @Nullable String nameAt(String id, long time) {
        References.Answer answer = reader.asOf(id, Instant.ofEpochMilli(time));
        return answer instanceof References.Found found ? ((Reader) found.value()).name() : null;
    }

    private Map<Bytes, List<Byte>> entries() {
        Map<Bytes, List<Byte>> all = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                List<Byte> bytes = new ArrayList<>();
                for (byte each : entry.value) {
                    bytes.add(each);
                }
                all.put(entry.key, bytes);
            }
        }
        return all;
    }

    private static Reader joined(Reader before, DomainEvent<Joined> event) {
        if (event.data().getName().equals("bad")) {
            throw new IllegalStateException("a bad name");
        }
        return new Reader(event.data().getName(), before.events() + 1);
    }
}
