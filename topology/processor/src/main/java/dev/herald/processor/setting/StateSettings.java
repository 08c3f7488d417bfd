package dev.herald.processor.setting;

import java.util.List;

/** About what running takes: clients, disk, memory. */
public final class StateSettings {

    private static final long MEBIBYTE = 1024L * 1024;

    /** What state is kept in while it is worked on. */
    public enum Store {
        /** On disk, under a bound of memory. */
        ROCKSDB,
        /** In the heap. */
        MEMORY
    }

    /** What state is kept in while it is worked on. */
    public static final Setting<Store> STORE = Setting.of(
            "herald.state.store",
            Kind.choice(Store.class),
            "rocksdb",
            "What state is kept in, beside its changelog in Kafka: RocksDB on disk, or the heap, which is faster, has to hold"
                    + " all of it, and is restored whole at each start.");

    /** What the clients are tuned for. */
    public static final Setting<Profile> PROFILE = Setting.of(
            "herald.profile",
            Kind.choice(Profile.class),
            "throughput",
            "What Kafka's clients are tuned for where nothing is given for them: many events a second, or little time until"
                    + " what is read is visible, which takes more of the brokers and of the processor for each event:"
                    + " catching up, about half as many a second.");

    /** What all RocksDB stores of the process may take together, in bytes. */
    public static final Setting<Long> ROCKSDB_MEMORY = Setting.of(
            "herald.memory.rocksdb",
            Kind.size(16 * MEBIBYTE, 1024 * 1024 * MEBIBYTE),
            "256mb",
            "Memory outside the heap for all RocksDB stores of the process together: what is read, what is written and"
                    + " their indexes. `kafka.rocksdb.config.setter`, where given, decides instead.");

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL = List.of(PROFILE, STORE, ROCKSDB_MEMORY);

    private StateSettings() {}
}
