package dev.herald.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** Uploads a feed and follows it until it is delivered, and every expectation met or missed. */
final class DeliveriesFlow {
    private final Stage stage;
    private final Observation observation;
    private final Show show;

    DeliveriesFlow(Stage stage, Observation observation, Show show) {
        this.stage = stage;
        this.observation = observation;
        this.show = show;
    }

    /**
     * Lets it flow.
     *
     * @throws DemoFailedException when a process ends, or nothing moves for 60 s
     */
    Flow.Result run(Input input, Commands herald) {
        long start = System.nanoTime();
        CompletableFuture<JsonNode> sending = Background.of("send", () -> herald.json(Flow.send(input)));
        Position last = observation.now();
        long changed = start;
        while (true) {
            stage.refuseEnded();
            boolean sent = Flow.isSent(sending);
            Position now = observation.now();
            changed = now.equals(last) ? changed : System.nanoTime();
            last = now;
            show.progress(System.nanoTime() - start, now, observation::sample);
            if (sent && isDelivered(now)) {
                return new Flow.Result(sending.join().path("total").asLong(), now, changed - start);
            }
            refuseStalled(System.nanoTime() - changed);
            Flow.pause();
        }
    }

    private static boolean isDelivered(Position now) {
        boolean told = now.seen().published().getOrDefault("FeedDelivered", 0L) > 0;
        return told && now.tally().kept() == 0 && now.tally().expected() == 0;
    }

    private void refuseStalled(long unchangedNanos) {
        if (unchangedNanos > Flow.STALL_LIMIT.toNanos()) {
            throw stage.stalled(
                    Show.format("nothing moved for %d s, and the feed is not delivered", Flow.STALL_LIMIT.toSeconds()));
        }
    }
}
