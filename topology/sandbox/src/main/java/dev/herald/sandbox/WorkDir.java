package dev.herald.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory of one service; a temporary one goes away with it. */
record WorkDir(Path path, boolean temporary) {
    private static final int DELETE_ATTEMPTS = 3;

    /** The given directory, or a new temporary one when null. */
    static WorkDir of(String name, @Nullable Path kept) {
        try {
            return kept == null
                    ? new WorkDir(Files.createTempDirectory("herald-" + name + "-"), true)
                    : new WorkDir(Files.createDirectories(kept), false);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: no directory to work in".formatted(name), e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path directory(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory " + path.resolve(name), e);
        }
    }

    /** Deletes a temporary directory; one that was asked for stays. */
    void release() {
        if (temporary) {
            delete(path);
        }
    }

    /** The flag that has a child delete a temporary directory when its parent has gone. */
    List<String> leashFlags() {
        return temporary ? List.of("-D" + Leash.TEMPORARY + "=" + path) : List.of();
    }

    static void delete(Path directory) {
        for (int attempt = 1; Files.exists(directory); attempt++) {
            try {
                deepestFirst(directory).forEach(WorkDir::deleteOne);
            } catch (UncheckedIOException e) {
                // A running process makes files while we delete; one that was just killed may still be letting go.
                if (attempt == DELETE_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static List<Path> deepestFirst(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
