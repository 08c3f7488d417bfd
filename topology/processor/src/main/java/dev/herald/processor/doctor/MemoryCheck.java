package dev.herald.processor.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.setting.EffectiveSetting;
import dev.herald.processor.setting.Settings;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether heap and RocksDB leave the process room.
 *
 * @param heap the most that the heap may grow to, in bytes
 * @param rocksDb the bound of RocksDB's memory, in bytes; 0 where no setting says one
 * @param limit what the machine or the container has, in bytes
 */
record MemoryCheck(long heap, long rocksDb, long limit) implements Check {

    /** Threads, code, buffers of clients. */
    private static final long REST = Sizes.MEBI * 192;

    private static final String BOUND = "herald.memory.rocksdb";
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(kb|mb|gb)?");

    static MemoryCheck ofProcess(Settings settings) {
        long limit =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        long rocksDb = settings.effective().stream()
                .filter(each -> each.key().equals(BOUND))
                .map(EffectiveSetting::shown)
                .mapToLong(MemoryCheck::bytes)
                .findFirst()
                .orElse(0);
        return new MemoryCheck(Runtime.getRuntime().maxMemory(), rocksDb, limit);
    }

    static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return 0;
        }
        String unit = matcher.group(2) == null ? "" : matcher.group(2);
        return Long.parseLong(matcher.group(1))
                * switch (unit) {
                    case "kb" -> 1024;
                    case "mb" -> Sizes.MEBI;
                    case "gb" -> 1024 * Sizes.MEBI;
                    default -> 1;
                };
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
