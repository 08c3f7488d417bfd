package dev.herald.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.MemoryStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class SeenIdsTest {

    private static final long WINDOW = 1_000;
    private static final AggregateKey T1 = new AggregateKey("till", "t1");
    private static final AggregateKey T2 = new AggregateKey("till", "t2");

    private final KeyValueStore<Bytes, byte[]> entries = MemoryStore.open(new MockProcessorContext<>(), "kept");
    private final SeenIds seen = new SeenIds(entries);

    @Test
    void id_isNewOnceInItsAggregate() {
        assertThat(seen.isNew(T1, "a", 5, WINDOW)).isTrue();
        assertThat(seen.isNew(T1, "a", 5, WINDOW)).isFalse();
        assertThat(seen.isNew(T2, "a", 5, WINDOW)).isTrue();
    }

    @Test
    void idOlderThanTheWindow_isForgotten_andLeavesNothing() {
        seen.isNew(T1, "a", -5, WINDOW);
        seen.isNew(T1, "b", -5 + WINDOW, WINDOW);
        assertThat(seen.isNew(T1, "a", -5, WINDOW)).as("just within").isFalse();

        seen.isNew(T1, "c", -4 + WINDOW, WINDOW);

        assertThat(seen.isNew(T1, "a", -5, WINDOW)).as("just without").isTrue();
    }

    @Test
    void randomEvents_areJudgedAsByAPlainMap_andTheStoreHoldsTheWindowAlone() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Long> remembered = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            String id = "e" + random.nextInt(300);
            long time = i * 3L - random.nextInt(600);

            boolean isNew = !remembered.containsKey(id);
            assertThat(seen.isNew(T1, id, time, WINDOW))
                    .as("seed %d, event %d", seed, i)
                    .isEqualTo(isNew);

            if (isNew) {
                remembered.values().removeIf(each -> each < time - WINDOW);
                remembered.put(id, time);
            }
        }
        assertThat(size()).as("seed %d: an entry by id and one by time", seed).isEqualTo(2L * remembered.size());
    }

    private long size() {
        long size = 0;
        try (KeyValueIterator<Bytes, byte[]> all = entries.all()) {
            for (; all.hasNext(); all.next()) {
                size++;
            }
        }
        return size;
    }
}
