package dev.herald.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.processor.event.ValueReader;
import dev.herald.sandbox.HeraldProcess;
import dev.herald.sandbox.LogTail;
import dev.herald.sandbox.demo.Watch.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Sends the domain events and follows them until they are worked off: that is decided on facts, never on a time. */
final class Flow {
    private static final Duration LOOK = Duration.ofMillis(200);

    /** What waits for an event that does not come would be kept for minutes. */
    private static final Duration KEPT_LIMIT = Duration.ofSeconds(10);

    private static final Duration STALL_LIMIT = Duration.ofSeconds(60);

    private final Stage stage;
    private final HeraldProcess herald;
    private final String context;
    private final Lag lag;
    private final Watch watch;
    private final ValueReader values;
    private final Show show;

    Flow(Stage stage, HeraldProcess herald, String context, Lag lag, Watch watch, ValueReader values, Show show) {
        this.stage = stage;
        this.herald = herald;
        this.context = context;
        this.lag = lag;
        this.watch = watch;
        this.values = values;
        this.show = show;
    }

    /**
     * How it went.
     *
     * @param sent events that the broker acknowledged
     * @param elapsedNanos until the last change
     */
    record Result(long sent, Position last, long elapsedNanos) {}

    /** Where everything stands: two equal ones tell that nothing moves. */
    record Position(long toGo, Tally tally, Seen seen) {

        /** Committed, nothing kept, and what Herald says it has published can be read. */
        boolean isWorkedOff() {
            return toGo == 0 && tally.kept() == 0 && seen.out() >= tally.published();
        }
    }

    /**
     * Lets them flow.
     *
     * @throws DemoFailedException when the input is wrong, a process ends, or nothing moves for 60 s
     */
    Result run(Input input, Commands commands) {
        long start = System.nanoTime();
        CompletableFuture<String> sending = CompletableFuture.supplyAsync(() -> commands.run(send(input)));
        Position last = position();
        long changed = start;
        while (true) {
            boolean sent = isSent(sending);
            Position now = position();
            changed = now.equals(last) ? changed : System.nanoTime();
            last = now;
            show.progress(System.nanoTime() - start, now.toGo(), watch, values);
            if (sent && (now.isWorkedOff() || goesNoFurther(now, System.nanoTime() - changed))) {
                return new Result(total(sending.join()), now, changed - start);
            }
            pause();
        }
    }

    private static String[] send(Input input) {
        List<String> command =
                new ArrayList<>(List.of("events", "send", input.file().toString(), "--json"));
        if (input.rate() > 0) {
            command.addAll(List.of("--rate", Integer.toString(input.rate())));
        }
        return command.toArray(String[]::new);
    }

    private static boolean isSent(CompletableFuture<String> sending) {
        try {
            return sending.getNow(null) != null;
        } catch (CompletionException e) {
            throw e.getCause() instanceof DemoFailedException failed ? failed : e;
        }
    }

    private Position position() {
        stage.refuseEnded();
        // In this order: what is committed by now has been counted by then.
        long toGo = lag.records();
        Tally tally = Tally.of(herald.admin(), context);
        return new Position(toGo, tally, watch.seen());
    }

    private boolean goesNoFurther(Position now, long unchangedNanos) {
        if (now.toGo() == 0) {
            return unchangedNanos > KEPT_LIMIT.toNanos();
        }
        if (unchangedNanos > STALL_LIMIT.toNanos()) {
            throw new DemoFailedException(
                    1,
                    Show.format(
                            "herald: nothing moved for %d s, %,d domain events to go; the last lines of its log:%n%s",
                            STALL_LIMIT.toSeconds(), now.toGo(), new LogTail(herald.log()).text()));
        }
        return false;
    }

    private static long total(String report) {
        try {
            return new ObjectMapper().readTree(report).path("total").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events send --json printed " + report, e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException(1, "interrupted");
        }
    }
}
