package dev.herald.sandbox;

import dev.herald.processor.command.CommandLines;
import dev.herald.processor.command.ExitCode;
import dev.herald.processor.command.Surroundings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** {@code herald run} in this JVM, without any state of before: quicker to start than a process. */
final class InnerHerald implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> end;
    private volatile Supplier<ExitCode> stop = () -> ExitCode.OK;

    /** Starts it, as one of the users. */
    InnerHerald(Guarded guarded, String user, Path state) {
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                Map.of(),
                Clock.systemUTC(),
                guarded.contexts(),
                orderly -> {
                    stop = orderly;
                    return () -> {};
                });
        List<String> words = new ArrayList<>(List.of("run"));
        guarded.settings(user).forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        words.addAll(List.of("--set", "herald.admin.port=0", "--set", "herald.state.dir=" + state));
        // In a thread of its own: Java's HTTP client needs the common pool, which may have no more than one.
        end = CompletableFuture.supplyAsync(
                () -> CommandLines.run(surroundings, words.toArray(String[]::new)),
                run -> new Thread(run, "inner-herald").start());
    }

    boolean hasEnded() {
        return end.isDone();
    }

    /** The code with which it ended by itself; waits for that. */
    int exitCode() {
        Await.until(LIMIT, end::isDone, () -> "runs on: " + err);
        return end.join();
    }

    /** What it said of its end. */
    String said() {
        return err.toString();
    }

    /** Stops it in order, where it still runs. */
    @Override
    public void close() {
        if (!end.isDone()) {
            var unused = stop.get();
            exitCode();
        }
    }
}
