package dev.herald.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A JVM started by this one: its output goes to a file, and it ends when this JVM does, however that happens. */
final class ChildProcess {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Pattern OURS = Pattern.compile("(HERALD|KAFKA)_.*");

    /** What to run: flags of the JVM, what they run and its arguments; output is added to the log. */
    record Command(String name, List<String> jvm, List<String> launch, List<String> arguments, Path log) {
        List<String> line() {
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(jvm);
            line.addAll(launch);
            line.addAll(arguments);
            return line;
        }
    }

    private final Command command;
    private final Process process;

    private ChildProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    static ChildProcess start(Command command) {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(command.log().toFile());
        try {
            ProcessBuilder builder = new ProcessBuilder(command.line());
            // Settings that the user exported are for other brokers and registries than the sandbox's.
            builder.environment().keySet().removeIf(OURS.asMatchPredicate());
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(log).start();
            return new ChildProcess(command, process);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot start its process".formatted(command.name()), e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The code with which the process ended. */
    int exitCode() {
        return process.exitValue();
    }

    /**
     * Returns once the process is up.
     *
     * @throws StartFailedException when it ends before, or is not up within the limit: it is killed then
     */
    void await(BooleanSupplier up, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!up.getAsBoolean()) {
            if (endedWithin(POLL)) {
                throw failed("ended with exit code %d before it was up".formatted(exitCode()));
            }
            if (System.nanoTime() > end) {
                kill();
                throw failed("was not up within %d s".formatted(limit.toSeconds()));
            }
        }
    }

    /** Asks the process to end (SIGTERM) and waits for it; kills it when it takes longer than 20 s. */
    void stop() {
        // Not Process.destroy(): that closes the pipe too, and the leash would cut the orderly stop short.
        process.toHandle().destroy();
        if (!endedWithin(STOP_LIMIT)) {
            kill();
        }
    }

    /** Ends the process at once (SIGKILL) and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        if (!endedWithin(STOP_LIMIT)) {
            throw new IllegalStateException("%s: process %d is still there %d s after it was killed"
                    .formatted(command.name(), pid(), STOP_LIMIT.toSeconds()));
        }
    }

    private boolean endedWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("%s: interrupted, its process was killed".formatted(command.name()), e);
        }
    }

    private StartFailedException failed(String what) {
        return new StartFailedException("%s: the process %s; the last lines of %s:%n%s"
                .formatted(command.name(), what, command.log(), new LogTail(command.log()).text()));
    }
}
