package dev.herald.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class WriteBackStoreTest {

    private static final long MUCH = 1_000_000;

    private final KeyValueStore<Bytes, byte[]> below = MemoryStore.open(new MockProcessorContext<>(), "below");
    private final WriteBackStore store = new WriteBackStore(below, MUCH);

    @Test
    void change_isSeenAtOnce_andWrittenBelowAtTheCommitOnly() {
        store.put(key("a"), bytes("1"));
        store.put(key("a"), bytes("2"));

        assertThat(text(store.get(key("a")))).isEqualTo("2");
        assertThat(below.get(key("a"))).isNull();

        store.flushCache();

        assertThat(text(below.get(key("a")))).isEqualTo("2");
        assertThat(text(store.get(key("a")))).isEqualTo("2");
    }

    @Test
    void newEntryThatGoesBeforeTheCommit_isNeverWritten_notEvenAsDeleted() {
        List<String> written = new ArrayList<>();
        WriteBackStore counting = new WriteBackStore(new RecordingStore(below, written), MUCH);

        counting.putNew(key("a"), bytes("1"));
        counting.delete(key("a"));
        counting.put(key("b"), bytes("1"));
        counting.delete(key("b"));
        counting.flushCache();

        assertThat(written).containsExactly("delete b");
    }

    @Test
    void newEntryInPlaceOfOneThatWasDeleted_isDeletedBelowToo() {
        below.put(key("a"), bytes("old"));

        store.delete(key("a"));
        store.putNew(key("a"), bytes("new"));
        store.delete(key("a"));
        store.flushCache();

        assertThat(below.get(key("a"))).isNull();
    }

    @Test
    void anyChangesAndCommits_readAsIfWrittenAtOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, String> expected = new TreeMap<>();
        WriteBackStore small = new WriteBackStore(below, 2_000);

        for (int i = 0; i < 20_000; i++) {
            String key = "k" + random.nextInt(40);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    put(small, key, "v" + i, expected.containsKey(key));
                    expected.put(key, "v" + i);
                }
                case 3, 4 -> {
                    small.delete(key(key));
                    expected.remove(key);
                }
                case 5 ->
                    assertThat(text(small.get(key(key))))
                            .as("seed %d, step %d", seed, i)
                            .isEqualTo(expected.get(key));
                case 6 ->
                    assertThat(range(small, key))
                            .as("seed %d, step %d", seed, i)
                            .isEqualTo(new TreeMap<>(expected).tailMap(key));
                default -> small.flushCache();
            }
        }
        small.flushCache();
        assertThat(range(new WriteBackStore(below, 0), "")).as("seed %d", seed).isEqualTo(expected);
    }

    private static void put(WriteBackStore to, String key, String value, boolean isThere) {
        if (isThere) {
            to.put(key(key), bytes(value));
        } else {
            to.putNew(key(key), bytes(value));
        }
    }

    @Test
    void moreThanItMayKeep_isWrittenWithoutACommit() {
        WriteBackStore small = new WriteBackStore(below, 1_000);

        for (int i = 0; i < 100; i++) {
            small.put(key("k" + i), bytes("value"));
        }

        assertThat(below.approximateNumEntries()).isGreaterThan(80);
    }

    @Test
    void otherThreads_seeWhatIsWritten() {
        store.put(key("a"), bytes("1"));
        store.flushCache();
        store.put(key("a"), bytes("2"));

        String seen =
                CompletableFuture.supplyAsync(() -> text(store.get(key("a")))).join();

        assertThat(seen).isEqualTo("1");
    }

    @Test
    void clearedCache_forgetsWhatIsNotWritten() {
        store.put(key("a"), bytes("1"));

        store.clearCache();
        store.flushCache();

        assertThat(store.get(key("a"))).isNull();
    }

    private static Map<String, String> range(WriteBackStore from, String first) {
        Map<String, String> found = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> range = from.range(key(first), key("z"))) {
            range.forEachRemaining(entry -> found.put(text(entry.key.get()), text(entry.value)));
        }
        return found;
    }

    private static Bytes key(String text) {
        return Bytes.wrap(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("NullAway") // nothing is nothing
    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
