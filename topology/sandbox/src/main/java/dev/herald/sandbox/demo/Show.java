package dev.herald.sandbox.demo;

import dev.herald.sandbox.HeraldProcess;
import dev.herald.sandbox.demo.Watch.Seen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the demo prints: plain lines, one after the other, good at a terminal and in a file. For several threads. */
final class Show {
    private static final int WIDTH = 120;
    private static final String INDENT = " ".repeat(9);
    private static final Pattern AFTER_COMMAS = Pattern.compile("(?<=,)");
    private static final int SAMPLE_TICKS = 3;
    private static final long CALM_AFTER_S = 20;
    private static final long CALM_GAP_S = 5;

    private final PrintWriter out;
    private final PrintWriter err;
    private long nextTickS = 1;
    private long ticks;
    private boolean muted;

    Show(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    synchronized void say(String line) {
        if (!muted) {
            out.println(line);
            out.flush();
        }
    }

    synchronized void problem(String text) {
        if (!muted) {
            out.flush();
            err.println("demo: " + text);
            err.flush();
        }
    }

    /** Says one last thing; what fails from now on does so since everything is being taken down. */
    synchronized void lastWords(String line) {
        say(line);
        muted = true;
    }

    void up(String name, String text, long nanos) {
        say(format("  %-9s %4.1f s   %s", name, nanos / 1e9, text));
    }

    /** Every second, later every five: the counts, and now and then a public event with the one that caused it. */
    synchronized void progress(long nanos, Position now, Supplier<Stream<String>> sample) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        if (seconds < nextTickS) {
            return;
        }
        nextTickS = seconds + (seconds < CALM_AFTER_S ? 1 : CALM_GAP_S);
        Seen seen = now.seen();
        say(format(
                "%5d s  in %,8d   to go %,8d   out %,7d   %s",
                seconds, seen.in(), now.toGo(), seen.out(), parts(seen)));
        if (ticks++ % SAMPLE_TICKS == 1) {
            sample.get().forEach(this::sample);
        }
    }

    void summary(Summary summary) {
        say("");
        String text = "Worked off in %.1f s; a reader of committed records finds:";
        say(format(summary.kept() == 0 ? text : text.replace("Worked off", "Worked on"), summary.elapsedSeconds()));
        count("domain events read", summary.domainEventsRead(), byTopic(summary.domainEventsReadByTopic()));
        count("dropped duplicates", summary.dropped(), "");
        summary.published().forEach((type, count) -> count(type, count, ""));
        count("dead letters", summary.deadLetters(), "");
        summary.supervision().forEach((type, count) -> count(type, count, "(supervision)"));
        if (summary.kept() > 0) {
            count("still kept", summary.kept(), "(held, waiting or parked: not lost, and not published yet)");
        }
    }

    /** Says what became of a feed: its domain events, by topic and type, and what was lost and asked for again. */
    void feed(Map<String, Map<String, Long>> events, long lost, long repaired) {
        say("\nThe deliveries:");
        events.values().forEach(types -> types.forEach((type, count) -> count(type, count, "")));
        count("lost commands", lost, "(a random few, on their way to the command side)");
        count("repairs", repaired, "(asked for again, since no outcome came)");
    }

    /** Says how to look around while everything runs. */
    void lookAround(Stage.Address address, HeraldProcess herald, Topics topics) {
        String command = "  java -jar " + shellWord(HeraldProcess.jar()) + " events ";
        say("\nEverything keeps running. To look around, in another terminal:\n");
        say("  export KAFKA_BOOTSTRAP_SERVERS=" + address.broker().bootstrap());
        say("  export HERALD_REGISTRY_URLS=" + address.registry().url());
        say("  export HERALD_CONTEXTS=" + topics.context());
        topics.outgoing().forEach(topic -> say(command + "tail " + topic + " --from-beginning"));
        say(command + "send FILE");
        say("  curl " + herald.admin() + "/accounts");
        say("\nCtrl-C ends it.");
    }

    /** As seen from where the user stands; in quotes where a shell needs them. */
    private static String shellWord(Path path) {
        Path here = Path.of("").toAbsolutePath();
        String text = (path.startsWith(here) ? here.relativize(path) : path).toString();
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private void count(String what, long number, String more) {
        say(format("  %-20s %,10d   %s", what, number, more).stripTrailing());
    }

    private static String byTopic(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> format("%s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String parts(Seen seen) {
        String letters = seen.deadLetters() == 0 ? "" : format("   dead letters %,d", seen.deadLetters());
        String told = seen.told() == 0 ? "" : format("   supervision %,d", seen.told());
        return byTopic(seen.published()) + letters + told;
    }

    /** In lines that end at a comma. */
    private void sample(String text) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String part : AFTER_COMMAS.splitAsStream(text).toList()) {
            if (line.length() + part.length() > WIDTH) {
                say(line.toString());
                line = new StringBuilder(INDENT).append("   ");
            }
            line.append(part);
        }
        say(line.toString());
    }
}
