package dev.herald.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** A child process that is starting, on another thread: it may be killed before it is up. */
record Starting(ProcessHandle process, CompletableFuture<Void> up) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Returns once the process is there. */
    static Starting of(Runnable start) {
        Set<Long> before = children();
        CompletableFuture<Void> up = CompletableFuture.runAsync(start);
        Await.until(LIMIT, () -> !before.containsAll(children()), () -> "no new child process");
        ProcessHandle process = ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child.pid()))
                .findAny()
                .orElseThrow();
        return new Starting(process, up);
    }

    /** Asks the process to end (SIGTERM), whether it is up or not, and waits for it. */
    void end() {
        process.destroy();
        process.onExit().join();
        up.exceptionally(ended -> null).join();
    }

    /** Ends the process at once (SIGKILL), whether it is up or not. */
    void kill() throws InterruptedException, ExecutionException {
        process.destroyForcibly();
        up.exceptionally(killed -> null).get();
        process.onExit().get();
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
