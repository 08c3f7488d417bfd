package dev.herald.sandbox;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Where a JVM finds its classes: jars and directories, in order. */
record ClassPath(Set<Path> entries) {
    ClassPath {
        entries = new LinkedHashSet<>(entries);
    }

    /** That of this JVM: of the loader that loaded us where it tells (Maven runs code so), else the JVM's own. */
    static ClassPath ofThisJvm() {
        if (ClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
            return new ClassPath(
                    Arrays.stream(loader.getURLs()).map(ClassPath::path).collect(inOrder()));
        }
        String[] parts = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        return new ClassPath(Arrays.stream(parts).map(Path::of).collect(inOrder()));
    }

    static ClassPath of(Path entry) {
        return new ClassPath(Set.of(entry));
    }

    /** The jar or directory from which the class was loaded. */
    static Path locationOf(Class<?> type) {
        return path(type.getProtectionDomain().getCodeSource().getLocation());
    }

    ClassPath with(Class<?> type) {
        Set<Path> more = new LinkedHashSet<>(entries);
        more.add(locationOf(type));
        return new ClassPath(more);
    }

    ClassPath with(List<Path> more) {
        Set<Path> all = new LinkedHashSet<>(entries);
        all.addAll(more);
        return new ClassPath(all);
    }

    ClassPath where(Predicate<Path> wanted) {
        return new ClassPath(entries.stream().filter(wanted).collect(inOrder()));
    }

    String text() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a file of the class path: " + url, e);
        }
    }

    private static Collector<Path, ?, LinkedHashSet<Path>> inOrder() {
        return Collectors.toCollection(LinkedHashSet::new);
    }
}
