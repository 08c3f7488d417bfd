package dev.herald.benchmarks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How long a contender with many open payments is away. Each time runs from the end of its process until a
 * read_committed reader could see the output of an event that was sent meanwhile: the start of the JVM counts.
 */
final class Restore implements Scenario {
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long LOOK_MS = 20;
    private static final int PROBES = 200;

    private final Stand stand;
    private final Load load;
    private final PrintStream out;

    Restore(Stand stand, Load load, PrintStream out) {
        this.stand = stand;
        this.load = load;
        this.out = out;
    }

    @Override
    public boolean concerns(Contender contender) {
        return contender != Contender.RAW;
    }

    /** Fills, stops and starts again, stops and starts without local state, kills and starts. */
    @Override
    public Result run(Contender contender, int round) {
        Topics topics = new Topics("s%d-%s.".formatted(round, contender.word()), load.context(), load.partitions());
        String who = "%s, round %d".formatted(contender.word(), round);
        topics.create(stand);
        Map<String, Double> figures = new LinkedHashMap<>();
        try (Feed feed = Feed.bulk(stand, topics, load)) {
            feed.parties();
            feed.requests(new Progress(out, who + ": feed", load.payments()));
            Outage outage = new Outage(contender, topics, feed, who);
            outage.fill();
            figures.put("restartSeconds", outage.after(Running::stop));
            figures.put("restoreSeconds", outage.after(running -> {
                running.stop();
                running.forget();
            }));
            figures.put("killedSeconds", outage.after(Running::close));
            outage.end();
            figures.put("aggregates", (double) load.payments());
        }
        long outputs = counted(topics, who);
        topics.delete(stand.admin());
        return new Result("restore", contender.word(), round, figures, outputs, true);
    }

    /** Each request and each probe has exactly one output. */
    private long counted(Topics topics, String who) {
        Verification count = new Verification(load);
        try (Outputs outputs = new Outputs(stand, topics)) {
            outputs.countInto(count);
        }
        count.check(who, payment -> 0, payment -> payment < 3 * PROBES ? 2 : 1);
        return count.counted();
    }

    private final class Outage {
        private final Contender contender;
        private final Topics topics;
        private final Feed feed;
        private final String who;
        private final Visible visible;
        private Running running;
        private int probed;

        Outage(Contender contender, Topics topics, Feed feed, String who) {
            this.contender = contender;
            this.topics = topics;
            this.feed = feed;
            this.who = who;
            this.visible = new Visible(stand.admin(), List.of(topics.status()), topics.partitions());
            this.running = start();
        }

        private Running start() {
            return Running.start(contender, stand, topics, load);
        }

        void fill() {
            Progress progress = new Progress(out, who + ": open", load.payments());
            await(load.payments(), progress);
            Pause.ms(1_000);
        }

        double after(Consumer<Running> ending) {
            long before = visible.offsets();
            long begin = System.nanoTime();
            ending.accept(running);
            long ended = System.nanoTime();
            feedProbes();
            running = start();
            await(before + 1, new Progress(out, who + ": away", before + 1));
            double seconds = (System.nanoTime() - ended) / 1e9;
            out.printf("  %-28s %.1f s, after %.1f s to end%n", who, seconds, (ended - begin) / 1e9);
            Pause.ms(2_000);
            return seconds;
        }

        private void feedProbes() {
            long now = System.currentTimeMillis();
            for (int i = 0; i < PROBES; i++) {
                feed.send(probed++, 1, now);
            }
            feed.flush();
        }

        private void await(long offsets, Progress progress) {
            long limit = System.nanoTime() + LIMIT_NANOS;
            long seen = visible.offsets();
            while (seen < offsets) {
                running.refuseEnded();
                if (System.nanoTime() > limit) {
                    throw running.failed("%,d of %,d visible after %d min"
                            .formatted(seen, offsets, TimeUnit.NANOSECONDS.toMinutes(LIMIT_NANOS)));
                }
                Pause.ms(LOOK_MS);
                seen = visible.offsets();
                progress.at(seen);
            }
        }

        void end() {
            running.close();
        }
    }
}
