package dev.herald.processor.setting;

import java.util.List;

/** About state on this machine. */
public final class StateSettings {

    private static final long MEBIBYTE = 1024L * 1024;

    /** What all RocksDB stores of the process may take together, in bytes. */
    public static final Setting<Long> ROCKSDB_MEMORY = Setting.of(
            "herald.memory.rocksdb",
            Kind.size(16 * MEBIBYTE, 1024 * 1024 * MEBIBYTE),
            "256mb",
            "Memory outside the heap for all RocksDB stores of the process together: what is read, what is written and"
                    + " their indexes. `kafka.rocksdb.config.setter`, where given, decides instead.");

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL = List.of(ROCKSDB_MEMORY);

    private StateSettings() {}
}
