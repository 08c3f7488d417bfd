package dev.herald.benchmarks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from an event to its outputs, at a rate. An event's time is when it was due to be sent, so that a
 * feed that falls behind counts too; an output has arrived when a read_committed reader was handed it. What comes first
 * warms up, and is not timed.
 */
final class Latency implements Scenario {
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Stand stand;
    private final Pace pace;
    private final PrintStream out;

    /**
     * How much is sent.
     *
     * @param rate events per second
     * @param warmUp seconds that are not counted
     * @param measured seconds that are
     */
    record Pace(int rate, int warmUp, int measured, int threads) {
        Load load() {
            int payments = rate * (warmUp + measured) / Load.STEPS;
            return Load.of(payments, Math.max(1, rate / Load.STEPS), threads);
        }
    }

    Latency(Stand stand, Pace pace, PrintStream out) {
        this.stand = stand;
        this.pace = pace;
        this.out = out;
    }

    @Override
    public Result run(Contender contender, int round) {
        Load load = pace.load();
        Topics topics = new Topics(
                "l%d-%d-%s.".formatted(round, pace.rate(), contender.word()), load.context(), load.partitions());
        String who = "%s at %,d/s, round %d".formatted(contender.word(), pace.rate(), round);
        topics.create(stand);
        Verification verification = new Verification(load);
        Map<String, Double> figures;
        try (Feed feed = Feed.prompt(stand, topics, load)) {
            feed.parties();
            try (Running running = Running.start(contender, stand, topics, load)) {
                figures = measured(feed, running, topics, who, verification);
            }
        }
        verification.check(who);
        topics.delete(stand.admin());
        return new Result(
                "latency at " + pace.rate() + "/s", contender.word(), round, figures, verification.counted(), true);
    }

    private Map<String, Double> measured(
            Feed feed, Running running, Topics topics, String who, Verification verification) {
        Load load = pace.load();
        feed.send(0, 0, System.currentTimeMillis());
        feed.flush();
        awaitFirst(running, topics);
        long start = System.currentTimeMillis() + 100;
        long from = start + TimeUnit.SECONDS.toMillis(pace.warmUp());
        Arrivals arrivals = new Arrivals(stand, topics, verification, from);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> feed.paced(start, pace.rate()));
        Progress progress = new Progress(out, who, load.outputs());
        double cpu = running.cpuSeconds();
        double cpuBefore = cpu;
        try (arrivals) {
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(pace.warmUp() + pace.measured()) + LIMIT_NANOS;
            while (verification.counted() < load.outputs()) {
                arrivals.poll();
                cpuBefore = System.currentTimeMillis() < from ? running.cpuSeconds() : cpuBefore;
                progress.at(verification.counted());
                running.refuseEnded();
                refuseLate(running, sending, verification, limit);
            }
            cpu = running.cpuSeconds() - cpuBefore;
        }
        sending.join();
        Map<String, Double> figures = new LinkedHashMap<>(arrivals.latencies().figures());
        figures.put("cpuSeconds", cpu);
        figures.put("seconds", (double) pace.measured());
        return figures;
    }

    private void awaitFirst(Running running, Topics topics) {
        Visible visible = new Visible(stand.admin(), topics.outputs(), topics.partitions());
        long limit = System.nanoTime() + LIMIT_NANOS;
        while (visible.offsets() == 0) {
            running.refuseEnded();
            if (System.nanoTime() > limit) {
                throw running.failed("has published nothing");
            }
            Pause.ms(20);
        }
    }

    private static void refuseLate(
            Running running, CompletableFuture<Void> sending, Verification verification, long limit) {
        if (sending.isCompletedExceptionally()) {
            sending.join();
        }
        if (System.nanoTime() > limit) {
            throw running.failed("has published only %,d outputs in time".formatted(verification.counted()));
        }
    }
}
