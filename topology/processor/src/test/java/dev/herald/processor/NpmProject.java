package dev.herald.processor;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of a module's {@code src/test/npm}, with what they need installed below {@code target}. */
public final class NpmProject {

    private static final Path SOURCES = Path.of("src/test/npm");
    private static final Path INSTALLED = Path.of("target/npm");
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(3);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(1);

    /** What npm says where it cannot get what it would install: no network, no answer in time, or a refusal. */
    private static final Pattern UNREACHABLE = Pattern.compile(
            "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED|E[45]\\d\\d");

    private static final String NOT_ENDED = "ETIMEDOUT: not ended within ";

    private NpmProject() {}

    /** Installs what the lock file names, unless it is there; skips the test on a machine that cannot. */
    public static void install() {
        assumeTrue(isThere("node") && isThere("npm"), "skipped: no node or no npm on the path");
        try {
            Path lock = INSTALLED.resolve("package-lock.json");
            Path done = INSTALLED.resolve("installed");
            boolean isCurrent = Files.exists(done) && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
            copySources();
            if (!isCurrent) {
                Files.deleteIfExists(done);
                ci();
                Files.createFile(done);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ci() throws IOException {
        Ended ended = run(INSTALL_LIMIT, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        if (ended.code() != 0 && UNREACHABLE.matcher(ended.errors()).find()) {
            abort("skipped: npm cannot get what it would install: " + ended.errors());
        }
        if (ended.code() != 0) {
            throw new AssertionError("npm ci ended with " + ended.code() + ": " + ended.errors());
        }
    }

    /** Runs a program with files as its arguments and returns what it prints. */
    public static String node(String program, List<Path> files) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", program));
        files.forEach(file -> command.add(file.toAbsolutePath().toString()));
        Ended ended = run(RUN_LIMIT, command);
        if (ended.code() != 0) {
            throw new AssertionError(program + " ended with " + ended.code() + ": " + ended.errors());
        }
        return ended.output();
    }

    private record Ended(int code, String output, String errors) {}

    private static Ended run(Duration limit, List<String> command) throws IOException {
        Path output = INSTALLED.resolve("output.txt");
        Path errors = INSTALLED.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Ended(-1, Files.readString(output), NOT_ENDED + limit + ": " + Files.readString(errors));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    private static void copySources() throws IOException {
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
