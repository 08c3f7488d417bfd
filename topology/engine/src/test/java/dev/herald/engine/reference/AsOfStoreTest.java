package dev.herald.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.MemoryStore;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.state.ProjectionStorage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsOfStoreTest {

    record Reader(String name) {}

    private static final List<String> IDS = List.of("a", "aa", "b", "a\u0000", "é", "x".repeat(4096));

    private final KeyValueStore<Bytes, byte[]> entries = MemoryStore.open(new MockProcessorContext<>(), "readers");
    private final AsOfStore store = new AsOfStore(storage());

    @Test
    void unknownReference_hasNoHeadAndNoVersions() {
        assertThat(store.head(entries, "a")).isNull();
        assertThat(store.versions(entries, "a").times()).isEmpty();
        assertThat(store.held(entries, "a", 1)).isNull();
    }

    @Test
    void erasedEvent_movesTheHeadAndMakesNoVersion() {
        advance("a", new ReferenceHead(1, 10, new Reader("Ada")));
        store.advance(entries, "a", new ReferenceHead(2, 10, new Reader("Ada")));

        assertThat(store.head(entries, "a")).isEqualTo(new ReferenceHead(2, 10, new Reader("Ada")));
        assertThat(store.versions(entries, "a").times()).containsExactly(10L);
    }

    @Test
    void timesBefore1970_comeFirst() {
        advance("a", new ReferenceHead(1, -5, new Reader("long ago")));
        advance("a", new ReferenceHead(2, 0, new Reader("then")));
        advance("a", new ReferenceHead(3, 5, new Reader("now")));

        assertThat(store.versions(entries, "a").times()).containsExactly(-5L, 0L, 5L);
    }

    /** Random versions and held events of ids that would run into each other if their lengths were not stored. */
    @Test
    void randomWork_givesWhatANaiveModelGives() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, TreeMap<Long, Reader>> versions = new HashMap<>();
        Map<String, ReferenceHead> heads = new HashMap<>();
        Map<String, Map<Long, byte[]>> held = new HashMap<>();

        for (int i = 0; i < 3_000; i++) {
            String id = IDS.get(random.nextInt(IDS.size()));
            String as = "seed " + seed + ", step " + i;
            if (random.nextBoolean()) {
                ReferenceHead head = next(heads.get(id), random, i);
                heads.put(id, head);
                versions.computeIfAbsent(id, each -> new TreeMap<>()).put(head.time(), (Reader) head.value());
                advance(id, head);
            } else {
                hold(id, random, held.computeIfAbsent(id, each -> new HashMap<>()), as);
            }
            assertThat(store.head(entries, id)).as(as).isEqualTo(heads.get(id));
            long time = random.nextInt(4_000) - 2_000L;
            assertThat(at(id, time)).as(as).isEqualTo(model(versions.get(id), time));
        }
    }

    private void hold(String id, Random random, Map<Long, byte[]> held, String as) {
        long sequence = 1L + random.nextInt(20);
        if (random.nextBoolean()) {
            byte[] event = {(byte) random.nextInt()};
            held.put(sequence, event);
            store.hold(entries, id, sequence, event);
        } else {
            held.remove(sequence);
            store.release(entries, id, sequence);
        }
        assertThat(store.held(entries, id, sequence)).as(as).isEqualTo(held.get(sequence));
    }

    private static ReferenceHead next(@Nullable ReferenceHead head, Random random, int i) {
        long time = head == null ? -1_000 : head.time() + random.nextInt(4);
        return new ReferenceHead(head == null ? 1 : head.lastSequence() + 1, time, new Reader("n" + i));
    }

    private @Nullable Record at(String id, long time) {
        Versions all = store.versions(entries, id);
        int at = all.at(time);
        return at < 0 ? null : all.values().get(at);
    }

    private static @Nullable Record model(@Nullable NavigableMap<Long, Reader> versions, long time) {
        Map.Entry<Long, Reader> floor = versions == null ? null : versions.floorEntry(time);
        return floor == null ? null : floor.getValue();
    }

    static ProjectionStorage storage() {
        InMemoryRegistry registry = new InMemoryRegistry();
        ProjectionCodec<Reader> codec = ProjectionCodec.of(Reader.class);
        return new ProjectionStorage(codec, registry.register("reader", codec.schema()), registry);
    }

    private void advance(String id, ReferenceHead head) {
        store.add(entries, id, head);
        store.advance(entries, id, head);
    }
}
