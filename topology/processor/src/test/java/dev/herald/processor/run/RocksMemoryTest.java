package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksMemoryTest {

    private static final long LIMIT = 16L * 1024 * 1024;
    private static final List<String> STORES =
            IntStream.range(0, 8).mapToObj(i -> "store-" + i).toList();
    private static final int ENTRIES = 6_000;
    private static final int BYTES = 1_024;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @Test
    void manyStores_shareOneBound_andGiveItBack() throws IOException {
        long most = 0;
        try (RocksMemory memory = new RocksMemory(LIMIT)) {
            try (TopologyTestDriver driver = new TopologyTestDriver(topology(), settings(memory))) {
                for (int round = 0; round < ENTRIES; round += 500) {
                    for (String name : STORES) {
                        KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(name);
                        fill(store, round);
                        most = Math.max(most, memory.used());
                    }
                }
                for (String name : STORES) {
                    KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(name);
                    most = Math.max(most, read(store, memory));
                }
                assertThat(storesOnDisk())
                        .as("stores that had to write, far below the 16 MB that each would keep by itself")
                        .isEqualTo(STORES.size());
            }
            assertThat(most)
                    .as("bytes taken at the most, of a limit of %d", LIMIT)
                    .isGreaterThan(LIMIT / 4)
                    .isLessThan(LIMIT + LIMIT / 4);
            assertThat(memory.used()).as("after the stores are closed").isLessThan(LIMIT);
        }
    }

    @Test
    void closedMemory_isTellingNothing() {
        RocksMemory memory = new RocksMemory(LIMIT);
        memory.close();

        assertThat(memory.used()).isZero();
        assertThat(memory.limit()).isEqualTo(LIMIT);
    }

    private static void fill(KeyValueStore<Bytes, byte[]> store, int from) {
        Random random = new Random(from);
        for (int i = from; i < from + 500; i++) {
            byte[] value = new byte[BYTES];
            random.nextBytes(value);
            store.put(Bytes.wrap(("key-" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)), value);
        }
    }

    private static long read(KeyValueStore<Bytes, byte[]> store, RocksMemory memory) {
        long most = 0;
        int read = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                assertThat(all.next().value).hasSize(BYTES);
                read++;
                most = Math.max(most, memory.used());
            }
        }
        assertThat(read).isEqualTo(ENTRIES);
        return most;
    }

    private long storesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".sst"))
                    .map(Path::getParent)
                    .distinct()
                    .count();
        }
    }

    private Properties settings(RocksMemory memory) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "memory");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(BoundedRocksDb.MEMORY, memory);
        return settings;
    }

    /** Half of them global, as lookups are. */
    private static Topology topology() {
        Topology topology = new Topology();
        topology.addSource(
                "source", Serdes.Bytes().deserializer(), Serdes.ByteArray().deserializer(), "in");
        topology.addProcessor("nothing", RocksMemoryTest::ignoring, "source");
        STORES.stream().skip(STORES.size() / 2).forEach(name -> topology.addStateStore(store(name), "nothing"));
        STORES.stream()
                .limit(STORES.size() / 2)
                .forEach(name -> topology.addGlobalStore(
                        store(name).withLoggingDisabled(),
                        "source-" + name,
                        Serdes.Bytes().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        "topic-" + name,
                        "global-" + name,
                        RocksMemoryTest::ignoring));
        return topology;
    }

    private static Processor<Bytes, byte[], Void, Void> ignoring() {
        return new Processor<>() {
            @Override
            public void process(Record<Bytes, byte[]> record) {
                // the test writes to the store itself
            }
        };
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
    }
}
