package dev.herald.processor.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.StateSettings;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Whether heap and RocksDB leave the process room.
 *
 * @param heap the most that the heap may grow to, in bytes
 * @param rocksDb the bound of RocksDB's memory, in bytes
 * @param limit what the machine or the container has, in bytes
 */
record MemoryCheck(long heap, long rocksDb, long limit) implements Check {

    /** Threads, code, buffers of clients. */
    private static final long REST = Sizes.MEBI * 192;

    static MemoryCheck ofProcess(Settings settings) {
        long limit =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        long rocksDb = settings.get(StateSettings.ROCKSDB_MEMORY);
        return new MemoryCheck(Runtime.getRuntime().maxMemory(), rocksDb, limit);
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public List<Finding> look() {
        String sum = "heap " + Sizes.shown(heap) + (rocksDb > 0 ? ", RocksDB " + Sizes.shown(rocksDb) : "") + ", about "
                + Sizes.shown(REST) + " besides; the machine or container has " + Sizes.shown(limit);
        return List.of(
                heap + rocksDb + REST <= limit
                        ? new Fine(sum)
                        : new Warning(sum, "give more memory, or less heap (-Xmx, -XX:MaxRAMPercentage)"));
    }
}
