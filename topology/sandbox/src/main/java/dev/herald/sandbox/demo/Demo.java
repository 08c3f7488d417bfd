package dev.herald.sandbox.demo;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.topology.StreamsSettings;
import dev.herald.processor.broker.Clients;
import dev.herald.processor.context.Contexts;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import dev.herald.sandbox.HeraldProcess;
import dev.herald.sandbox.StartFailedException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs Kafka, a registry and Herald, lets domain events of the payments context in and shows what comes out. */
@Command(
        name = "./mvnw -Pdemo -Ddemo.args=\"...\"",
        description = {
            "Starts a Kafka broker, a schema registry and Herald with its payments context, each as the real thing,",
            "sends domain events and shows what comes out. Ends by itself and leaves nothing behind."
        },
        mixinStandardHelpOptions = false,
        sortOptions = false,
        usageHelpWidth = 120)
public final class Demo implements Callable<Integer> {
    private static final String CONTEXT = "payments";

    /** System property: the arguments in one text, where none are given one by one. */
    private static final String ARGUMENTS = "herald.demo.args";

    private final Show show;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Domain events to send: one JSON object a line, gzipped or not. Without it, payments are made up.")
    @Nullable Path input;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Write what came out there: <topic>.jsonl for each topic, and summary.json.")
    @Nullable Path export;

    @Option(names = "--stay", description = "Keep everything running at the end, until Ctrl-C, and say how to look around.")
    boolean stay;

    @Option(
            names = "--payments",
            paramLabel = "N",
            defaultValue = "1500",
            description = "How many payments to make up, from 1; ${DEFAULT-VALUE} by default.")
    int payments;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Which payments to make up: the same ones for a seed; ${DEFAULT-VALUE} by default.")
    long seed;

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    Demo(Show show) {
        this.show = show;
    }

    /** Runs the demo and ends the process: with 0 when all went well. */
    public static void main(String[] arguments) {
        Show show = new Show(utf8(System.out), utf8(System.err));
        System.exit(run(show, arguments));
    }

    static int run(Show show, String... arguments) {
        CommandLine line = new CommandLine(new Demo(show));
        line.setExecutionExceptionHandler((exception, command, parsed) -> failed(show, exception));
        try {
            String text = System.getProperty(ARGUMENTS);
            return line.execute(
                    arguments.length == 0 && text != null ? Words.of(text).toArray(String[]::new) : arguments);
        } catch (DemoFailedException e) {
            return failed(show, e);
        }
    }

    @Override
    public Integer call() {
        return 0;
    }
}
