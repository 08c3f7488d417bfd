package dev.herald.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Sends the domain events and follows them until they are worked off: that is decided on facts, never on a time. */
final class Flow {
    private static final Duration LOOK = Duration.ofMillis(200);

    /** What waits for an event that does not come would be kept for minutes; a miss is declared within seconds. */
    private static final Duration KEPT_LIMIT = Duration.ofSeconds(10);

    static final Duration STALL_LIMIT = Duration.ofSeconds(60);

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
    Result run(Input input, Commands herald) {
        long start = System.nanoTime();
        CompletableFuture<JsonNode> sending = Background.of("send", () -> herald.json(send(input)));
        Position last = observation.now();
        long changed = start;
        boolean watching = false;
        while (true) {
            stage.refuseEnded();
            boolean sent = isSent(sending);
            Position now = observation.now();
            changed = now.equals(last) ? changed : System.nanoTime();
            last = now;
            show.progress(System.nanoTime() - start, now, observation::sample);
            if (sent && now.isWatchedOnly() && !watching) {
                watching = true;
                show.say(Show.format(
                        "         %,d expectations are open: does one run out within the next %d s?",
                        now.tally().expected(), KEPT_LIMIT.toSeconds()));
            }
            if (sent && (now.isWorkedOff() || goesNoFurther(now, System.nanoTime() - changed))) {
                return new Result(sending.join().path("total").asLong(), now, changed - start);
            }
            pause();
        }
    }

    static String[] send(Input input) {
        List<String> command =
                new ArrayList<>(List.of("events", "send", input.file().toString()));
        if (input.rate() > 0) {
            command.addAll(List.of("--rate", Integer.toString(input.rate())));
        }
        return command.toArray(String[]::new);
    }

    static boolean isSent(CompletableFuture<JsonNode> sending) {
        try {
            return !sending.getNow(MissingNode.getInstance()).isMissingNode();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DemoFailedException failed ? failed : e;
        }
    }

    private boolean goesNoFurther(Position now, long unchangedNanos) {
        if (now.toGo() > 0 && unchangedNanos > STALL_LIMIT.toNanos()) {
            throw stage.stalled(Show.format(
                    "nothing moved for %d s, %,d domain events to go", STALL_LIMIT.toSeconds(), now.toGo()));
        }
        return now.toGo() == 0 && unchangedNanos > KEPT_LIMIT.toNanos();
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
