package dev.herald.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The version of Kafka's clients that Flink's connector was built with: the build copies it beside our classes. */
final class FlinkClients {
    private FlinkClients() {}

    static List<Path> jars() {
        Path directory = ours().resolveSibling("flink");
        if (!Files.isDirectory(directory)) {
            throw new BenchFailedException("flink: no %s; building topology/benchmarks makes it".formatted(directory));
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("flink: cannot list " + directory, e);
        }
    }

    private static Path ours() {
        try {
            return Path.of(FlinkClients.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("our own classes are in no file", e);
        }
    }
}
