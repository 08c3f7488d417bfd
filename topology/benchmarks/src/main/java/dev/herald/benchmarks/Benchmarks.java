package dev.herald.benchmarks;

import dev.herald.sandbox.StartFailedException;
import dev.herald.sandbox.demo.Parent;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures Herald beside its peers. */
@Command(
        name = "./mvnw -q -Pbench -Dbench.args=\"...\"",
        description = "Measures Herald and its peers, one after the other, on this machine.",
        sortOptions = false,
        usageHelpWidth = 120)
public final class Benchmarks implements Callable<Integer> {
    /** System property: the arguments in one text, where none are given one by one. */
    private static final String ARGUMENTS = "herald.bench.args";

    private final PrintStream out;
    private final Chart chart = new Chart();

    @Parameters(index = "0", paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}, in small letters.")
    What what = What.CATCHUP;

    @Parameters(
            index = "1..*",
            paramLabel = "CONTENDER",
            description = "raw, dsl, flink, flink-rocksdb, herald, herald-rocksdb, herald-latency; all of them by"
                    + " default.")
    List<String> contenders = List.of();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "1 to 20; ${DEFAULT-VALUE}.")
    int rounds;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "catchup: events of payments, four each, 4 to 20000000; ${DEFAULT-VALUE}.")
    int events;

    @Option(
            names = "--open",
            paramLabel = "N",
            defaultValue = "10000",
            description = "catchup: payments under way at a time, 1 to 5000000; ${DEFAULT-VALUE}.")
    int open;

    @Option(
            names = "--rates",
            paramLabel = "N",
            split = ",",
            defaultValue = "2000,20000",
            description = "latency: events per second, 4 to 1000000; ${DEFAULT-VALUE}.")
    List<Integer> rates = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "latency: how long to measure, after half as long to warm up, 2 to 600; ${DEFAULT-VALUE}.")
    int seconds;

    @Option(
            names = "--aggregates",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "restore: open payments, 1000 to 5000000; ${DEFAULT-VALUE}.")
    int aggregates;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2", description = "1 to 64; ${DEFAULT-VALUE}.")
    int threads;

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            split = ",",
            description = "More flags of the contenders' JVMs: --jvm=-XX:-UseG1GC,-XX:+UseParallelGC.")
    List<String> jvm = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write every round there, as JSON.")
    @Nullable Path json;

    @Option(
            names = "--up-to",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "growth: the largest size that is measured, 1 to 1000000; ${DEFAULT-VALUE}.")
    int upTo;

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            defaultValue = "growth.svg",
            description = "growth: where to draw it; ${DEFAULT-VALUE}.")
    Path chartFile = Path.of("growth.svg");

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    Benchmarks(PrintStream out) {
        this.out = out;
    }

    /** Entry point; ends the process with 0 when everything was measured. */
    public static void main(String[] arguments) {
        String text = System.getProperty(ARGUMENTS);
        if (text != null) {
            Parent.endWithIt();
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(
                run(new Benchmarks(out), text == null ? arguments : text.strip().split("\\s+")));
    }

    static int run(Benchmarks benchmarks, String... arguments) {
        return line(benchmarks).execute(arguments);
    }

    static CommandLine line(Benchmarks benchmarks) {
        PrintWriter out = new PrintWriter(benchmarks.out, true, StandardCharsets.UTF_8);
        return new CommandLine(benchmarks)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler((failure, command, parsed) -> benchmarks.failed(failure));
    }

    private int failed(Exception failure) {
        if (failure instanceof BenchFailedException || failure instanceof StartFailedException) {
            out.println(failure.getMessage());
        } else {
            failure.printStackTrace(out);
        }
        return 1;
    }

    @Override
    public Integer call() {
        refuseWrongOptions();
        List<Contender> wanted = wanted();
        Report report = new Report();
        try {
            if (what == What.MICRO) {
                new Micro(out).run().forEach(report::add);
            } else {
                measure(wanted, report);
            }
        } finally {
            if (json != null) {
                report.write(json);
            }
            out.println(report.table());
            draw();
        }
        return 0;
    }

    private void draw() {
        if (chart.isEmpty()) {
            return;
        }
        try {
            Files.writeString(chartFile, chart.svg());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + chartFile, e);
        }
    }

    private void measure(List<Contender> wanted, Report report) {
        try (Stand stand = Stand.open(jvm)) {
            for (Scenario scenario : scenarios(stand)) {
                for (int round = 1; round <= rounds; round++) {
                    for (Contender contender : wanted) {
                        measure(scenario, contender, round, report);
                    }
                }
            }
        }
    }

    private void measure(Scenario scenario, Contender contender, int round, Report report) {
        if (scenario.concerns(contender)) {
            Result result = scenario.run(contender, round);
            report.add(result);
            out.printf(Locale.ROOT, "%s, %s, round %d: %s%n", result.what(), contender.word(), round, result.text());
        } else {
            out.printf("%s has no part in this%n", contender.word());
        }
    }

    private List<Scenario> scenarios(Stand stand) {
        Load load = Load.of(events / Load.STEPS, open, threads);
        return switch (what) {
            case CATCHUP -> List.of(new Catchup(stand, load, out));
            case LATENCY ->
                rates.stream()
                        .<Scenario>map(rate -> new Latency(
                                stand, new Latency.Pace(rate, Math.max(1, seconds / 2), seconds, threads), out))
                        .toList();
            case RESTORE -> List.of(new Restore(stand, Load.of(aggregates, aggregates, threads), out));
            case GROWTH -> new Growth(stand, load, out, chart).points(upTo);
            case MICRO -> List.of();
        };
    }

    private void refuseWrongOptions() {
        refuse("--rounds", rounds, 1, 20);
        refuse("--events", events, Load.STEPS, 20_000_000);
        refuse("--open", open, 1, 5_000_000);
        refuse("--seconds", seconds, 2, 600);
        refuse("--aggregates", aggregates, 1_000, 5_000_000);
        refuse("--up-to", upTo, 1, 1_000_000);
        refuse("--threads", threads, 1, 64);
        rates.forEach(rate -> refuse("--rates", rate, Load.STEPS, 1_000_000));
    }

    private static void refuse(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BenchFailedException("%s = %d: expected %d to %d".formatted(option, value, least, most));
        }
    }

    List<Contender> wanted() {
        List<Contender> wanted = new ArrayList<>();
        for (String word : contenders.isEmpty() ? Contender.words() : contenders) {
            wanted.add(Contender.of(word)
                    .orElseThrow(() -> new BenchFailedException("%s: no such contender; there are %s"
                            .formatted(word, String.join(", ", Contender.words())))));
        }
        return wanted;
    }
}
