package dev.herald.sandbox.demo;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work on a thread of its own. Not on the common pool: that has one thread on a small machine, and others need it. */
final class Background {
    private Background() {}

    static <T> CompletableFuture<T> of(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        });
    }
}
