package dev.herald.processor.run;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Lets each store take its memory from what all of them share. */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /** The setting of Kafka Streams that holds the {@link RocksMemory}. */
    static final String MEMORY = "herald.rocksdb.memory";

    /** The least that a store with anything unwritten takes: many stores share the memory. */
    private static final long ARENA_BLOCK_BYTES = 128 * 1024;

    /** Creates a setter; Kafka Streams does so by its class name. */
    public BoundedRocksDb() {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        RocksMemory memory = (RocksMemory) Objects.requireNonNull(settings.get(MEMORY), MEMORY);
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(memory.cache());
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(memory.writes());
        options.setArenaBlockSize(ARENA_BLOCK_BYTES);
    }

    @Override
    public void close(String store, Options options) {
        // the memory belongs to all stores
    }
}
