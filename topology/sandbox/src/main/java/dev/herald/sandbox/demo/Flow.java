package dev.herald.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Sends the domain events and follows them until they are worked off: that is decided on facts, never on a time. */
final class Flow {
    private static final Duration LOOK = Duration.ofMillis(200);

    private static final Duration STALL_LIMIT = Duration.ofSeconds(60);

    private final Stage stage;
    private final Observation observation;
    private final Show show;

    Flow(Stage stage, Observation observation, Show show) {
        this.stage = stage;
        this.observation = observation;
        this.show = show;
    }

    /**
     * How it went.
     *
     * @param sent events that the broker acknowledged
     * @param elapsedNanos until the last change
     */
    record Result(long sent, Position last, long elapsedNanos) {}

    /**
     * Lets them flow.
     *
     * @throws DemoFailedException when the input is wrong, a process ends, or nothing moves for 60 s
     */
    Result run(Input input, Goal goal, Commands herald) {
        long start = System.nanoTime();
        CompletableFuture<JsonNode> sending = Background.of("send", () -> herald.json(send(input)));
        Position last = observation.now();
        long changed = start;
        boolean remarked = false;
        while (true) {
            stage.refuseEnded();
            boolean sent = isSent(sending);
            Position now = observation.now();
            changed = now.equals(last) ? changed : System.nanoTime();
            last = now;
            show.progress(System.nanoTime() - start, now, observation::sample);
            if (sent && !remarked) {
                Optional<String> remark = goal.remark(now);
                remark.ifPresent(show::say);
                remarked = remark.isPresent();
            }
            Duration unchanged = Duration.ofNanos(System.nanoTime() - changed);
            if (sent && goal.isReached(now, unchanged)) {
                return new Result(sending.join().path("total").asLong(), now, changed - start);
            }
            if (sent && unchanged.compareTo(STALL_LIMIT) > 0) {
                throw stage.stalled(Show.format("nothing moved for %d s, %s", STALL_LIMIT.toSeconds(), goal.lack(now)));
            }
            pause();
        }
    }

    private static String[] send(Input input) {
        List<String> command =
                new ArrayList<>(List.of("events", "send", input.file().toString()));
        if (input.rate() > 0) {
            command.addAll(List.of("--rate", Integer.toString(input.rate())));
        }
        return command.toArray(String[]::new);
    }

    private static boolean isSent(CompletableFuture<JsonNode> sending) {
        try {
            return !sending.getNow(MissingNode.getInstance()).isMissingNode();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DemoFailedException failed ? failed : e;
        }
    }

    /** Waits a moment before the next look. */
    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException(1, "interrupted");
        }
    }
}
