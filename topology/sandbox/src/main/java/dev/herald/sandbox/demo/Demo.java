package dev.herald.sandbox.demo;

import dev.herald.processor.context.Contexts;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import dev.herald.sandbox.HeraldProcess;
import dev.herald.sandbox.StartFailedException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs Kafka, a registry and Herald, lets domain events of a context in and shows what comes out. */
@Command(
        name = "./mvnw -Pdemo -Ddemo.args=\"...\"",
        description = {
            "Starts a Kafka broker, a schema registry and Herald with one of its contexts, each as the real thing,",
            "sends domain events and shows what comes out. Ends by itself and leaves nothing behind."
        },
        mixinStandardHelpOptions = false,
        sortOptions = false,
        usageHelpWidth = 120)
public final class Demo implements Callable<Integer> {
    private static final String PAYMENTS = "payments";

    /** System property: the arguments in one text, where none are given one by one. */
    private static final String ARGUMENTS = "herald.demo.args";

    /** System property: a file that is there after a failure, and else not. Maven looks for it. */
    private static final String FAILED = "herald.demo.failed";

    private final Show show;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            defaultValue = PAYMENTS,
            description = "${DEFAULT-VALUE}, or deliveries: a feed whose rows are delivered by a loop of commands and"
                    + " events, with failures and lost commands; its time runs 120 times as fast.")
    String context = PAYMENTS;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "Domain events to send: one JSON object a line, gzipped or not. Without it, payments are made up.")
    @Nullable Path input;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Write what came out there: <topic>.jsonl for each topic, and summary.json.")
    @Nullable Path export;

    @Option(
            names = "--secured",
            description =
                    "Have a broker that lets nobody do anything without an ACL, grant what `herald acls` generates,"
                            + " and let Herald, the sender and the command side log in by name.")
    boolean secured;

    @Option(
            names = "--stay",
            description = "Keep everything running at the end, until Ctrl-C, and say how to look around.")
    boolean stay;

    @Option(
            names = "--payments",
            paramLabel = "N",
            defaultValue = "1500",
            description = "How many payments to make up, from 1; ${DEFAULT-VALUE} by default.")
    int payments;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many rows the feed of deliveries has, from 1; ${DEFAULT-VALUE} by default.")
    int rows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description =
                    "Which payments to make up, or what befalls deliveries: the same for a seed; ${DEFAULT-VALUE} by"
                            + " default.")
    long seed;

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    boolean help;

    Demo(Show show) {
        this.show = show;
    }

    /** Runs the demo and ends the process: with 0 when all went well. */
    public static void main(String[] arguments) throws IOException {
        if (System.getProperty(FAILED) != null) {
            Parent.endWithIt();
        }
        int code = run(utf8(System.out), utf8(System.err), arguments);
        mark(code != 0);
        System.exit(code);
    }

    private static void mark(boolean failed) throws IOException {
        String mark = System.getProperty(FAILED);
        if (mark != null && failed) {
            Files.writeString(Path.of(mark), "");
        } else if (mark != null) {
            Files.deleteIfExists(Path.of(mark));
        }
    }

    /**
     * Runs the demo.
     *
     * @return 0 when all went well, else as of Herald's own exit codes
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Show show = new Show(out, err);
        CommandLine line = new CommandLine(new Demo(show)).setOut(out).setErr(err);
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
        refuseWrongOptions();
        Input given = input == null ? null : Input.given(input);
        Export wanted = export == null ? null : Export.to(export);
        show.say("Herald's demo: private domain events in, public integration events out.\n");
        try (Stage stage = new Stage(show)) {
            stage.closeOnShutdown();
            play(stage, given, wanted);
        }
        show.say("\nEverything is stopped, and nothing is left behind.");
        return 0;
    }

    private void refuseWrongOptions() {
        if (payments < 1) {
            throw new DemoFailedException(2, "--payments = %d: expected 1 or more".formatted(payments));
        }
        if (rows < 1) {
            throw new DemoFailedException(2, "--rows = %d: expected 1 or more".formatted(rows));
        }
        if (!context.equals(PAYMENTS) && !context.equals(Feed.CONTEXT)) {
            throw new DemoFailedException(
                    2, "--context = %s: expected %s or %s".formatted(context, PAYMENTS, Feed.CONTEXT));
        }
        if (secured && stay) {
            throw new DemoFailedException(2, "--secured and --stay exclude each other: you could not log in");
        }
        if (isDeliveries() && input != null) {
            throw new DemoFailedException(2, "--input: the deliveries context makes its own events, on commands");
        }
    }

    private boolean isDeliveries() {
        return context.equals(Feed.CONTEXT);
    }

    private void play(Stage stage, @Nullable Input given, @Nullable Export wanted) {
        Stage.Address address = stage.openKafka(secured);
        Commands herald = new Commands(address.settings(context, Users.ADMIN));
        stage.prepare(herald);
        if (secured) {
            stage.grant(herald);
        }
        Commands sender = new Commands(address.settings(context, Users.PRODUCER));
        HeraldProcess process = stage.openHerald(address, context, isDeliveries() ? Feed.SETTINGS : Map.of());
        Path scratch = address.scratch();
        Settings settings = Settings.of(List.of(SettingSource.commandLine(herald.settings())));
        Topics topics =
                Topics.of(Contexts.deployed(settings, Contexts.onClassPath()).get(0));
        try (Observation observation = Observation.begin(settings, context, topics, process.admin())) {
            Export back = wanted == null ? new Export(scratch) : wanted;
            if (isDeliveries()) {
                deliver(stage, address, sender, observation, new Ending(show, topics, herald, back, export));
            } else {
                Input events = given == null ? Input.generated(seed, payments, scratch) : given;
                show.say("\nSending " + events.text() + ".\n");
                Flow.Result result = new Flow(stage, observation, show).run(events, Goal.WORKED_OFF, sender);
                new Ending(show, topics, herald, back, export).conclude(result, observation.domainEvents());
            }
        }
        if (stay) {
            show.lookAround(address, process, topics);
            stage.untilShutdown();
        }
    }

    private void deliver(Stage stage, Stage.Address address, Commands sender, Observation observation, Ending ending) {
        Feed feed = Feed.of(seed, rows);
        stage.openCommandSide(address, context, feed.simulation());
        Input events = feed.input(address.scratch());
        show.say("\nUploading " + events.text() + ".\n");
        Flow.Result result = new Flow(stage, observation, show).run(events, Goal.DELIVERED, sender);
        Map<String, Map<String, Long>> read = ending.domainEvents(new Export(address.scratch()));
        ending.conclude(result, Ending.totals(read));
        show.feed(read, feed.lost(), result.last().tally().repaired());
    }

    private static int failed(Show show, Exception exception) {
        String said = exception.getMessage();
        boolean expected = exception instanceof DemoFailedException || exception instanceof StartFailedException;
        show.problem(expected && said != null ? said : exception.toString());
        return exception instanceof DemoFailedException known ? known.exitCode() : 1;
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
