package dev.herald.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a broker or a registry is started.
 *
 * @param dir where data, settings and log are kept after {@code close()}; null for a temporary one that is deleted then
 * @param properties settings of the service that come on top of the sandbox's own and win over them
 * @param jvmFlags flags of the child JVM that come after the sandbox's own
 * @param classPath jars and directories that Herald finds classes in beside its own; no broker or registry looks there
 */
public record StartOptions(
        @Nullable Path dir, Map<String, String> properties, List<String> jvmFlags, List<Path> classPath) {
    public StartOptions {
        properties = Map.copyOf(properties);
        jvmFlags = List.copyOf(jvmFlags);
        classPath = List.copyOf(classPath);
    }

    /** A temporary directory, nothing added. */
    public static StartOptions defaults() {
        return new StartOptions(null, Map.of(), List.of(), List.of());
    }

    /** Keeps everything in this directory, which is made where it does not exist; what an earlier run left is used. */
    public StartOptions in(Path directory) {
        return new StartOptions(directory.toAbsolutePath(), properties, jvmFlags, classPath);
    }

    /** Adds or replaces one setting of the service. */
    public StartOptions with(String key, String value) {
        Map<String, String> more = new TreeMap<>(properties);
        more.put(key, value);
        return new StartOptions(dir, more, jvmFlags, classPath);
    }

    /** Adds flags of the child JVM, for example {@code -Xmx2g}. */
    public StartOptions jvm(String... flags) {
        List<String> more = new ArrayList<>(jvmFlags);
        more.addAll(List.of(flags));
        return new StartOptions(dir, properties, more, classPath);
    }

    /** Adds a jar or a directory to Herald's class path, for example one with a context in it. */
    public StartOptions onClassPath(Path entry) {
        List<Path> more = new ArrayList<>(classPath);
        more.add(entry.toAbsolutePath());
        return new StartOptions(dir, properties, jvmFlags, more);
    }
}
