package dev.herald.sandbox;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Scripts for Node.js that hold Herald's work against the packages of others; {@code src/test/npm} has both. */
final class Node {
    private static final Path SOURCE = Path.of("src/test/npm").toAbsolutePath();
    private static final long LIMIT_SECONDS = 240;

    private final Path directory;

    private Node(Path directory) {
        this.directory = directory;
    }

    /** Returns scripts that are ready to run in a directory of their own; skips the test that asks where npm cannot install. */
    static Node in(Path directory) {
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Node node = new Node(directory);
        Ended ended = node.process(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        if (ended.code() != 0) {
            abort("not held against the packages of others: npm ci failed here: " + ended.text());
        }
        return node;
    }

    /** Runs a script and returns what it printed; fails the test when it fails. */
    String run(String script, String... arguments) {
        List<String> line = new ArrayList<>(List.of("node", script));
        line.addAll(List.of(arguments));
        Ended ended = process(line);
        if (ended.code() != 0) {
            throw new AssertionError(String.join(" ", line) + ": exit code " + ended.code() + ": " + ended.text());
        }
        return ended.text();
    }

    /** How a process ended, and what it printed. */
    private record Ended(int code, String text) {}

    private Ended process(List<String> line) {
        try {
            Path log = Files.createTempFile(directory, "out", ".log");
            Process process;
            try {
                process = new ProcessBuilder(line)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
            } catch (IOException notThere) {
                return new Ended(-1, String.valueOf(notThere.getMessage()));
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Ended(-1, "not done within " + LIMIT_SECONDS + " s: " + Files.readString(log));
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(String.join(" ", line) + ": interrupted", e);
        }
    }
}
