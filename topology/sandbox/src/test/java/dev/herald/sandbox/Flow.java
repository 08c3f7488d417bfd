package dev.herald.sandbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Events that are sent on another thread, in order, whenever the flow is not paused. */
final class Flow implements AutoCloseable {
    private static final int USUAL_RATE = 1_500;

    private final Installation installation;
    private final List<String> lines;
    private final int rate;
    private final AtomicBoolean flowing = new AtomicBoolean();
    private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
    private volatile int sent;

    Flow(Installation installation, List<String> lines) {
        this(installation, lines, USUAL_RATE);
    }

    /** Sends so many events a second. */
    Flow(Installation installation, List<String> lines, int rate) {
        this.rate = rate;
        this.installation = installation;
        this.lines = lines;
    }

    void start() {
        flowing.set(true);
        sending = CompletableFuture.runAsync(() -> {
            while (flowing.get() && sent < lines.size()) {
                send(rate / 5, "--rate", Integer.toString(rate));
            }
        });
    }

    /** Returns how many events are left, once none is being sent any more. What could not be sent is left. */
    int pause() {
        flowing.set(false);
        sending.exceptionally(failed -> null).join();
        return lines.size() - sent;
    }

    /** How many events, from the first on, have been sent for sure; what could not be sent may have been in part. */
    int sent() {
        return sent;
    }

    void sendRest() {
        send(lines.size());
    }

    private void send(int count, String... options) {
        int until = Math.min(lines.size(), sent + count);
        installation.send(lines.subList(sent, until), options);
        sent = until;
    }

    @Override
    public void close() {
        pause();
    }
}
