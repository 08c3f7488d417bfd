package dev.herald.processor.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Unchecked;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.setting.TopicSettings;
import dev.herald.processor.topic.TopicKind;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Whether the process may open as many files as its stores need.
 *
 * @param limit how many it may; -1 where that is not known
 * @param stores how many it may have to keep: every partition of every changelog
 */
record OpenFilesCheck(long limit, long stores) implements Check {

    /** What a store of some size holds open, and what everything else does. */
    private static final long PER_STORE = 40;

    private static final long REST = 500;

    static OpenFilesCheck ofProcess(Examined examined) {
        long limit = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : -1;
        long changelogs = examined.specs()
                .filter(spec -> spec.kind() == TopicKind.CHANGELOG)
                .count();
        return new OpenFilesCheck(limit, changelogs * examined.settings().get(TopicSettings.PARTITIONS));
    }

    @Override
    public String name() {
        return "open files";
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public List<Finding> look() {
        long wanted = REST + PER_STORE * stores;
        String what = limit + " allowed; " + stores + " stores may need " + wanted;
        if (limit < 0) {
            return List.of(new Unchecked("this system does not say how many are allowed", "ask `ulimit -n`"));
        }
        return List.of(
                limit >= wanted
                        ? new Fine(what)
                        : new Warning(what, "allow at least " + wanted + ": ulimit -n, LimitNOFILE of systemd"));
    }
}
