package dev.herald.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.MemoryStore;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.AggregateStateCodec;
import dev.herald.engine.state.ProjectionStorage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class AggregateStoreTest {

    record Count(int events) {}

    private static final Count NONE = new Count(0);

    private final KeyValueStore<Bytes, byte[]> below = MemoryStore.open(new MockProcessorContext<>(), "aggregates");
    private final List<String> written = new ArrayList<>();

    private final WriteBackStore changes = new WriteBackStore(new RecordingStore(below, written), 20_000);
    private final AggregateStore store = over(changes);

    private static AggregateStore over(WriteBackStore changes) {
        ProjectionStorage projections =
                new ProjectionStorage(ProjectionCodec.of(Count.class), 1, new InMemoryRegistry());
        return new AggregateStore(changes, Map.of("parcel", new AggregateStateCodec(projections)));
    }

    @Test
    void severalChanges_areOneWriteAtTheCommit() {
        for (int i = 1; i <= 10; i++) {
            store.save(key("a"), events(i));
        }
        assertThat(written).isEmpty();

        changes.flushCache();
        changes.flushCache();

        assertThat(written).containsExactly("put parcel/a");
        assertThat(over(new WriteBackStore(below, 0)).load(key("a"))).isEqualTo(events(10));
    }

    @Test
    void whatWasUsedLately_isTheSameObject_andNotDecodedAgain() {
        AggregateState saved = events(1);
        store.save(key("a"), saved);
        changes.flushCache();

        assertThat(store.load(key("a"))).isSameAs(saved);
    }

    @Test
    void moreThanItMayKeep_isWrittenAndReadAgain_withNothingLost() {
        int many = 1_000;
        for (int i = 0; i < many; i++) {
            store.save(key("p" + i), events(i));
        }

        assertThat(written).as("written without a commit").hasSizeGreaterThan(many / 2);
        for (int i = 0; i < many; i++) {
            assertThat(Objects.requireNonNull(store.load(key("p" + i)))).isEqualTo(events(i));
        }
    }

    @Test
    void loadsSavesAndCommits_inAnyOrder_giveWhatWasSavedLast() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<AggregateKey, AggregateState> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            AggregateKey key = key("p" + random.nextInt(100));
            assertThat(store.load(key)).as("seed %d, step %d", seed, i).isEqualTo(expected.get(key));
            if (random.nextBoolean()) {
                AggregateKey other = random.nextInt(4) == 0 ? key("p" + random.nextInt(100)) : key;
                store.save(other, events(i));
                expected.put(other, events(i));
            }
            if (random.nextInt(50) == 0) {
                changes.flushCache();
            }
        }
    }

    @Test
    void closedStore_hasGivenItsChangesOn() {
        store.save(key("a"), events(1));

        store.close();
        changes.flushCache();

        assertThat(written).containsExactly("put parcel/a");
    }

    private static AggregateKey key(String id) {
        return new AggregateKey("parcel", id);
    }

    private static AggregateState events(int count) {
        AggregateState state = AggregateState.initial(NONE);
        return count == 0 ? state : state.passed(new Count(count));
    }
}
