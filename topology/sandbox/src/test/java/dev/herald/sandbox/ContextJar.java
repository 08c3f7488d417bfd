package dev.herald.sandbox;

import dev.herald.engine.publication.PublicationSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs a context of the tests as a jar, which Herald finds as it finds any. */
final class ContextJar {
    private ContextJar() {}

    /** Packs the package of a context into a new jar of a directory. */
    static Path of(Class<? extends PublicationSource> source, Path directory) throws IOException {
        Path jar = directory.resolve(source.getSimpleName() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(file)) {
            byte[] service = source.getName().getBytes(StandardCharsets.UTF_8);
            put(to, "META-INF/services/" + PublicationSource.class.getName(), service);
            Path root = ClassPath.locationOf(source);
            for (Path compiled : classes(root.resolve(source.getPackageName().replace('.', '/')))) {
                put(to, root.relativize(compiled).toString().replace('\\', '/'), Files.readAllBytes(compiled));
            }
        }
        return jar;
    }

    private static List<Path> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void put(JarOutputStream to, String name, byte[] bytes) throws IOException {
        to.putNextEntry(new JarEntry(name));
        to.write(bytes);
        to.closeEntry();
    }
}
