package dev.herald.benchmarks;

import dev.herald.sandbox.demo.Parent;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Parameters(index = "0", paramLabel = "WHAT", description = "catchup")
    String what = "";

    @Parameters(
            index = "1..*",
            paramLabel = "CONTENDER",
            description = "raw, dsl, herald, herald-rocksdb; all of them by default.")
    List<String> contenders = List.of();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "1 to 20; ${DEFAULT-VALUE}.")
    int rounds;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Events of payments, four each, 4 to 20000000; ${DEFAULT-VALUE}.")
    int events;

    @Option(
            names = "--open",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Payments under way at a time; ${DEFAULT-VALUE}.")
    int open;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads that a contender works with; ${DEFAULT-VALUE}.")
    int threads;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every round there, as JSON.")
    @Nullable Path json;

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
        String[] words = text == null ? arguments : text.strip().split("\\s+");
        System.exit(run(out, words));
    }

    static int run(PrintStream out, String... arguments) {
        CommandLine line = new CommandLine(new Benchmarks(out));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        return line.execute(arguments);
    }

    private static int failed(Exception failure) {
        System.err.println(failure instanceof BenchFailedException ? failure.getMessage() : failure.toString());
        if (!(failure instanceof BenchFailedException)) {
            failure.printStackTrace();
        }
        return 1;
    }

    @Override
    public Integer call() {
        Report report = new Report();
        Load load = new Load(events / Load.STEPS, open, 10_000, 4, threads);
        try (Stand stand = Stand.open()) {
            for (int round = 1; round <= rounds; round++) {
                for (Contender contender : wanted()) {
                    report.add(new Catchup(stand, load, out).run(contender, round));
                }
            }
        } finally {
            if (json != null) {
                report.write(json);
            }
            out.println(report.table());
        }
        return 0;
    }

    private List<Contender> wanted() {
        List<Contender> wanted = new ArrayList<>();
        for (String word : contenders.isEmpty() ? Contender.words() : contenders) {
            wanted.add(Contender.of(word)
                    .orElseThrow(() -> new BenchFailedException("%s: no such contender; there are %s"
                            .formatted(word, String.join(", ", Contender.words())))));
        }
        return wanted;
    }
}
