package dev.herald.benchmarks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
    public Result run(Contender contender, int round) {
        Topics topics = new Topics("c%d-%s.".formatted(RUNS.incrementAndGet(), contender.word()), load.partitions());
        String who = "%s, round %d".formatted(contender.word(), round);
        topics.create(stand);
        try (Feed feed = Feed.bulk(stand, topics, load)) {
            feed.parties();
            feed.everything(new Progress(out, who + ": feed", load.events()));
        }
        long logBytes = stand.logBytes(topics.prefix());
        Verification verification = new Verification(load.payments());
        Timing timing = timed(contender, topics, who, verification);
        verification.check(who);
        Map<String, Double> figures = new LinkedHashMap<>(timing.figures(load.events()));
        figures.put("brokerBytesPerEvent", (double) (stand.logBytes(topics.prefix()) - logBytes) / load.events());
        topics.delete(stand.admin());
        return new Result(what, contender.word(), round, figures, verification.counted(), true);
    }

    private Timing timed(Contender contender, Topics topics, String who, Verification verification) {
        try (FirstFetch fetch = new FirstFetch(stand.brokerPid());
                Outputs outputs = new Outputs(stand, topics);
                Running running = Running.start(contender, stand, topics, load)) {
            long limit = System.nanoTime() + LIMIT_NANOS;
            while (fetch.bytesOf(topics.payments()).isEmpty()) {
                goOn(running, limit, "has fetched no record");
            }
            Visible visible = new Visible(stand.admin(), topics.outputs(), topics.partitions());
            long expected = Verification.expected(load.payments());
            Timing timing = new Timing(now(running, visible.offsets()), expected);
            Progress progress = new Progress(out, who, expected);
            while (verification.counted() < expected) {
                untilQuiet(running, visible, timing, progress, limit);
                outputs.countInto(verification);
            }
            return timing;
        }
    }

    /** Returns once all outputs can be visible and nothing more becomes so. */
    private void untilQuiet(Running running, Visible visible, Timing timing, Progress progress, long limit) {
        do {
            long offsets = visible.offsets();
            if (offsets != timing.last().visible()) {
                timing.at(now(running, offsets));
            }
            progress.at(offsets);
            goOn(running, limit, "has made only some %,d outputs visible".formatted(offsets));
        } while (!timing.isComplete() || System.nanoTime() - timing.last().nanos() < QUIET_NANOS);
    }

    private Timing.Moment now(Running running, long visible) {
        return new Timing.Moment(System.nanoTime(), visible, running.cpuSeconds(), Cpu.seconds(stand.brokerPid()));
    }

    private static void goOn(Running running, long limit, String how) {
        running.refuseEnded();
        if (System.nanoTime() > limit) {
            throw running.failed("%s within %d s".formatted(how, TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS)));
        }
        Pause.ms(LOOK_MS);
    }
}
