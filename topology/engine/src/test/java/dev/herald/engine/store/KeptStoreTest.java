package dev.herald.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.MemoryStore;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.state.ProjectionStorage;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptStoreTest {

    record Loans(int count) {}

    private static final LaneKey LANE = new LaneKey(new AggregateKey("title", "t1"), "opened");

    private final KeyValueStore<Bytes, byte[]> entries = MemoryStore.open(new MockProcessorContext<>(), "kept");
    private final KeptStore kept = store();

    @Test
    void keptEvent_isReadAsItWas() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("one", new byte[] {1}).add("one", new byte[0]).add("none", null);
        SourceRecord source = new SourceRecord(
                "lending.domain.title", 3, 77, 1_700_000_000_000L, bytes("t1#2"), new byte[] {0, -1}, headers);

        kept.keep(LANE, new KeptEvent(2, source, new Loans(5)));

        KeptEvent read = first(LANE);
        assertThat(read.sequence()).isEqualTo(2);
        assertThat(read.projection()).isEqualTo(new Loans(5));
        assertThat(read.source().topic()).isEqualTo("lending.domain.title");
        assertThat(read.source().partition()).isEqualTo(3);
        assertThat(read.source().offset()).isEqualTo(77);
        assertThat(read.source().timestamp()).isEqualTo(1_700_000_000_000L);
        assertThat(read.source().key()).isEqualTo(bytes("t1#2"));
        assertThat(read.source().value()).containsExactly(0, -1);
        assertThat(read.source().headers().toArray()).isEqualTo(headers.toArray());
    }

    @Test
    void keptTombstone_hasNeitherValueNorProjection() {
        kept.keep(LANE, new KeptEvent(2, record(null), null));

        assertThat(first(LANE).source().value()).isNull();
        assertThat(first(LANE).projection()).isNull();
    }

    @Test
    void eventThatIsKeptAlready_staysAsItWas() {
        assertThat(kept.keep(LANE, new KeptEvent(2, record(bytes("first")), null)))
                .isTrue();

        assertThat(kept.keep(LANE, new KeptEvent(2, record(bytes("second")), null)))
                .isFalse();

        assertThat(first(LANE).source().value()).isEqualTo(bytes("first"));
    }

    /** A range over entries that were deleted takes time for each of them. */
    @Test
    void firstOfALaneThatIsGoneThrough_isLookedForBehindWhatWasReleased() {
        List<Bytes> from = new ArrayList<>();
        KeptStore observed = store(observed(from));
        for (long sequence = 2; sequence <= 6; sequence++) {
            observed.keep(LANE, new KeptEvent(sequence, record(null), null));
        }
        for (long sequence = 2; sequence <= 5; sequence++) {
            assertThat(observed.first(LANE)).extracting(KeptEvent::sequence).isEqualTo(sequence);
            observed.release(LANE, sequence);
        }

        assertThat(observed.first(LANE)).extracting(KeptEvent::sequence).isEqualTo(6L);

        assertThat(from).hasSize(5);
        assertThat(ByteBuffer.wrap(from.get(4).get()).getLong(from.get(4).get().length - Long.BYTES))
                .isEqualTo(6);
    }

    @Test
    void eventIsKeptBeforeOnesThatWereReleased_isTheFirst() {
        kept.keep(LANE, new KeptEvent(7, record(null), null));
        kept.keep(LANE, new KeptEvent(8, record(null), null));
        first(LANE);
        kept.release(LANE, 7);

        kept.keep(LANE, new KeptEvent(3, record(null), null));

        assertThat(first(LANE).sequence()).isEqualTo(3);
    }

    /** The entries, but it is noted from where each range is read. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> observed(List<Bytes> from) {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("range")) {
                        from.add((Bytes) arguments[0]);
                    }
                    return method.invoke(entries, arguments);
                });
    }

    @Test
    void releaseOfWhatIsNotKept_changesNothing() {
        kept.release(LANE, 9);

        assertThat(kept.first(LANE)).isNull();
    }

    @Test
    void storeThatIsOpenedAnew_hasWhatWasKept() {
        LaneKey intake = LaneKey.intake(LANE.aggregate());
        kept.keep(LANE, new KeptEvent(2, record(null), null));
        kept.keep(LANE, new KeptEvent(3, record(null), null));
        kept.keep(intake, new KeptEvent(4, record(null), null));
        kept.activate(LANE);

        List<LaneKey> lanes = new ArrayList<>();
        List<LaneKey> active = new ArrayList<>();
        store().eachKept(lanes::add);
        store().eachActive(active::add);

        assertThat(lanes).containsExactly(intake, LANE, LANE);
        assertThat(active).containsExactly(LANE);
    }

    @Test
    void commandThatWasApplied_isKnownUntilItIsForgotten() {
        assertThat(kept.applied("c1", 100)).isTrue();
        assertThat(kept.applied("c1", 200)).isFalse();
        assertThat(kept.applied("c2", 200)).isTrue();

        kept.forgetCommandsBefore(101);

        assertThat(kept.applied("c1", 300)).isTrue();
        assertThat(kept.applied("c2", 300)).isFalse();
    }

    @Test
    void randomGaps_areFilledAsInANaiveModel() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Set<Long>> missing = new HashMap<>();
        for (String id : List.of("a", "aa")) {
            Set<Long> all = missing.computeIfAbsent(id, each -> new HashSet<>());
            for (long from = 2; from < 300; from += 20) {
                long last = from + random.nextInt(15);
                kept.gap(new AggregateKey("title", id), from, last);
                LongStream.rangeClosed(from, last).forEach(all::add);
            }
        }
        for (int i = 0; i < 2_000; i++) {
            String id = random.nextBoolean() ? "a" : "aa";
            long sequence = 1L + random.nextInt(320);
            boolean lay = missing.getOrDefault(id, new HashSet<>()).remove(sequence);

            assertThat(kept.fill(new AggregateKey("title", id), sequence))
                    .as("seed %d, %s#%d", seed, id, sequence)
                    .isEqualTo(lay);
        }
    }

    @Test
    void laneOfATopicThatIsNoMore_isNamed() {
        LaneKey gone = new LaneKey(new AggregateKey("gone", "t1"), "opened");

        assertThatThrownBy(() -> kept.keep(gone, new KeptEvent(1, record(null), null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("gone/t1: the publication has no such domain topic any more");
    }

    /** Ids and rules that would run into each other if their lengths were not stored. */
    @Test
    void randomWork_givesWhatANaiveModelGives() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<LaneKey> lanes = lanes();
        Map<LaneKey, TreeMap<Long, Integer>> model = new HashMap<>();
        Set<LaneKey> waiting = new HashSet<>();
        lanes.forEach(lane -> model.put(lane, new TreeMap<>()));

        for (int i = 0; i < 5_000; i++) {
            LaneKey lane = lanes.get(random.nextInt(lanes.size()));
            TreeMap<Long, Integer> events = model.getOrDefault(lane, new TreeMap<>());
            long sequence = sequence(random);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    boolean added = events.putIfAbsent(sequence, i) == null;
                    assertThat(kept.keep(lane, new KeptEvent(sequence, record(null), new Loans(i))))
                            .as("seed %d, step %d", seed, i)
                            .isEqualTo(added);
                }
                case 2 -> {
                    long first = events.isEmpty() ? sequence : events.firstKey();
                    events.remove(first);
                    kept.release(lane, first);
                }
                default -> mark(lane, waiting, random.nextBoolean());
            }
            same(lane, events, "seed " + seed + ", step " + i);
        }

        Set<LaneKey> marked = new HashSet<>();
        kept.eachActive(lane -> assertThat(marked.add(lane)).isTrue());
        assertThat(marked).as("seed %d", seed).isEqualTo(waiting);
        Map<LaneKey, Integer> counted = new HashMap<>();
        kept.eachKept(lane -> counted.merge(lane, 1, Integer::sum));
        model.values().removeIf(Map::isEmpty);
        assertThat(counted.keySet()).as("seed %d", seed).isEqualTo(model.keySet());
        counted.forEach(
                (lane, count) -> assertThat(model.get(lane)).as("seed %d", seed).hasSize(count));
    }

    private void mark(LaneKey lane, Set<LaneKey> waiting, boolean waits) {
        if (waits) {
            waiting.add(lane);
            kept.activate(lane);
        } else {
            waiting.remove(lane);
            kept.deactivate(lane);
        }
    }

    private void same(LaneKey lane, NavigableMap<Long, Integer> events, String as) {
        if (events.isEmpty()) {
            assertThat(kept.first(lane)).as(as).isNull();
        } else {
            assertThat(first(lane).sequence()).as(as).isEqualTo(events.firstKey());
            assertThat(first(lane).projection())
                    .as(as)
                    .isEqualTo(new Loans(events.firstEntry().getValue()));
        }
    }

    private static List<LaneKey> lanes() {
        List<LaneKey> lanes = new ArrayList<>();
        for (String aggregate : List.of("title", "titl")) {
            for (String id : List.of("a", "aa", "a/a", "é", "x".repeat(4096), "\u0001\u0000")) {
                for (String rule : List.of("", "a", "aa", "r".repeat(63))) {
                    lanes.add(new LaneKey(new AggregateKey(aggregate, id), rule));
                }
            }
        }
        return lanes;
    }

    private static long sequence(Random random) {
        return random.nextInt(10) == 0 ? 999_999_999_999_999_999L - random.nextInt(3) : 1L + random.nextInt(300);
    }

    private KeptEvent first(LaneKey lane) {
        return Objects.requireNonNull(kept.first(lane), () -> lane + " keeps nothing");
    }

    private KeptStore store() {
        return store(entries);
    }

    private static KeptStore store(KeyValueStore<Bytes, byte[]> entries) {
        InMemoryRegistry registry = new InMemoryRegistry();
        ProjectionCodec<Loans> codec = ProjectionCodec.of(Loans.class);
        int id = registry.register("loans", codec.schema());
        KeptEventCodec events = new KeptEventCodec(new ProjectionStorage(codec, id, registry));
        return new KeptStore(entries, Map.of("title", events, "titl", events));
    }

    private static SourceRecord record(byte @Nullable [] value) {
        return new SourceRecord("lending.domain.title", 0, 0, 0, bytes("t1#2"), value, new RecordHeaders());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
