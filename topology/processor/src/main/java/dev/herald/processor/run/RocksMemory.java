package dev.herald.processor.run;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory outside the heap that all RocksDB stores of the process share: blocks that were read, indexes and filters,
 * and what is not written to disk yet, which is charged to the same cache.
 */
public final class RocksMemory implements AutoCloseable {

    private static final int BY_ITS_SIZE = -1;
    private static final boolean REFUSE_WHEN_FULL = false;

    /** The part of the cache in which indexes and filters are not pushed out by blocks. */
    private static final double FOR_INDEXES = 0.2;

    private final long limit;
    private final Cache cache;
    private final WriteBufferManager writes;

    static {
        RocksDB.loadLibrary();
    }

    /**
     * Sets memory aside as it is needed.
     *
     * @param limit in bytes
     */
    public RocksMemory(long limit) {
        this.limit = limit;
        this.cache = new LRUCache(limit, BY_ITS_SIZE, REFUSE_WHEN_FULL, FOR_INDEXES);
        this.writes = new WriteBufferManager(limit / 2, cache);
    }

    /** Returns what may be taken, in bytes. */
    public long limit() {
        return limit;
    }

    /** Returns what is taken now, in bytes. */
    public long used() {
        return cache.isOwningHandle() ? cache.getUsage() : 0;
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writes() {
        return writes;
    }

    /** Gives the memory back once the last store that uses it is closed too. */
    @Override
    public void close() {
        writes.close();
        cache.close();
    }
}
