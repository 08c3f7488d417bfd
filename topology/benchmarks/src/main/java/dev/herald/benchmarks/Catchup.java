package dev.herald.benchmarks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * How fast a contender works off a log that is there already. Timed is from when the broker first hands out a record of
 * the payments topic until a read_committed reader could see the last output.
 */
final class Catchup implements Scenario {
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_MS = 5;

    /** No two runs have topics of the same names: the broker's metrics are by name. */
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final String what;
    private final Stand stand;
    private final Load load;
    private final PrintStream out;

    Catchup(Stand stand, Load load, PrintStream out) {
        this("catchup", stand, load, out);
    }

    /** One that is told of under another name. */
    Catchup(String what, Stand stand, Load load, PrintStream out) {
        this.what = what;
        this.stand = stand;
        this.load = load;
        this.out = out;
    }

    @Override
    public boolean concerns(Contender contender) {
        return load.isAsDeployed() || contender.isHerald();
    }

    @Override
    public Result run(Contender contender, int round) {
        Topics topics = new Topics(
                "c%d-%s.".formatted(RUNS.incrementAndGet(), contender.word()), load.context(), load.partitions());
        String who = "%s, round %d".formatted(contender.word(), round);
        topics.create(stand);
        try (Round work = new Round(contender, topics, who)) {
            work.feed(Feed::parties);
            if (load.idle() > 0) {
                work.feed(feed -> feed.idle(new Progress(out, who + ": feed, idle", load.idleEvents())));
                work.workOff("idle", load.idleEvents());
            }
            work.feed(feed -> feed.everything(new Progress(out, who + ": feed", load.events())));
            long logBytes = stand.logBytes(topics.prefix());
            Timing timing = work.workOff("work", load.outputs());
            work.verification.check(who);
            Map<String, Double> figures = new LinkedHashMap<>(timing.figures(load.events()));
            figures.put("brokerBytesPerEvent", (double) (stand.logBytes(topics.prefix()) - logBytes) / load.events());
            topics.delete(stand.admin());
            return new Result(what, contender.word(), round, figures, work.verification.counted(), true);
        }
    }

    /** A contender at its topics. */
    private final class Round implements AutoCloseable {
        private final Contender contender;
        private final Topics topics;
        private final String who;
        private final Verification verification = new Verification(load);
        private final Visible visible;
        private final Outputs outputs;
        private final FirstFetch fetch = new FirstFetch(stand.brokerPid());

        Round(Contender contender, Topics topics, String who) {
            this.contender = contender;
            this.topics = topics;
            this.who = who;
            this.visible = new Visible(stand.admin(), topics.outputs(), topics.partitions());
            this.outputs = new Outputs(stand, topics);
        }

        void feed(Consumer<Feed> what) {
            try (Feed feed = Feed.bulk(stand, topics, load)) {
                what.accept(feed);
            }
        }

        /** Starts the contender, and ends it in order once so many more outputs are there. */
        Timing workOff(String name, long expected) {
            long fetched = fetch.bytesOf(topics.payments());
            long offsets = visible.offsets();
            long counted = verification.counted();
            long limit = System.nanoTime() + LIMIT_NANOS;
            try (Running running = Running.start(contender, stand, topics, load)) {
                while (fetch.bytesOf(topics.payments()) == fetched) {
                    goOn(running, limit, "has fetched no record");
                }
                Timing timing = new Timing(now(running, offsets), expected);
                Progress progress = new Progress(out, who + ": " + name, offsets + expected);
                while (verification.counted() < counted + expected) {
                    untilQuiet(running, timing, progress, limit);
                    outputs.countInto(verification);
                }
                running.stop();
                return timing;
            }
        }

        /** Returns once all outputs can be visible and nothing more becomes so. */
        private void untilQuiet(Running running, Timing timing, Progress progress, long limit) {
            do {
                long offsets = visible.offsets();
                if (offsets != timing.last().visible()) {
                    timing.at(now(running, offsets));
                }
                progress.at(offsets);
                goOn(running, limit, "has made only some %,d outputs visible".formatted(offsets));
            } while (!timing.isComplete() || System.nanoTime() - timing.last().nanos() < QUIET_NANOS);
        }

        private Timing.Moment now(Running running, long offsets) {
            return new Timing.Moment(System.nanoTime(), offsets, running.cpuSeconds(), Cpu.seconds(stand.brokerPid()));
        }

        @Override
        public void close() {
            fetch.close();
            outputs.close();
        }
    }

    private static void goOn(Running running, long limit, String how) {
        running.refuseEnded();
        if (System.nanoTime() > limit) {
            throw running.failed("%s within %d s".formatted(how, TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS)));
        }
        Pause.ms(LOOK_MS);
    }
}
