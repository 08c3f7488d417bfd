package dev.herald.processor.command;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.processor.broker.Clients;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.contract.Subjects;
import dev.herald.processor.event.EventEncoder;
import dev.herald.processor.event.EventFile;
import dev.herald.processor.event.EventFile.Census;
import dev.herald.processor.event.EventSender;
import dev.herald.processor.event.Pace;
import dev.herald.processor.event.SendReport;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.TopicSettings;
import dev.herald.processor.topic.TopicAdmin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends domain events from a file. */
@Command(
        name = "send",
        description = {
            "Sends domain events: one JSON object a line, gzipped or not.",
            "Every line is checked before the first is sent; with a bad one, nothing is sent.",
            "A line: {\"aggregate\":\"payment\",\"aggregateId\":\"rfp-1\",\"sequence\":1,\"type\":\"PaymentRequested\","
                    + "\"occurredAt\":\"2017-01-09T08:17:18.000Z\",\"data\":{...}};"
                    + " eventId, correlationId and traceparent may be added."
        })
final class EventsSend implements Callable<Integer> {

    private final HeraldCommand herald;

    @Parameters(paramLabel = "FILE", description = "The file; '-' is standard input, kept in a temporary file first.")
    String file = "";

    @Option(names = "--context", paramLabel = "NAME", description = "Whose events; needed with several contexts.")
    @Nullable String context;

    @Option(names = "--skip-bad", description = "Pass over bad lines, naming them, and send the rest.")
    boolean skipBad;

    @Option(names = "--rate", paramLabel = "N", description = "Send at most N events a second.")
    @Nullable Integer rate;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** What {@code --json} prints. */
    record Result(Map<String, Long> sent, long total, long bad, long elapsedMs) {}

    EventsSend(HeraldCommand herald) {
        this.herald = herald;
    }

    @Override
    public Integer call() throws IOException {
        Pace pace = pace();
        Publication publication = ContextChoice.of(herald.publications(), context);
        boolean spooled = file.equals("-");
        Path path = spooled ? EventFile.spool(herald.surroundings().in()) : readable();
        try {
            return send(publication, path, pace).number();
        } finally {
            if (spooled) {
                Files.delete(path);
            }
        }
    }

    private ExitCode send(Publication publication, Path path, Pace pace) throws IOException {
        EventFile events = new EventFile(path, encoder(publication));
        Census census = events.check();
        tell(census);
        if (census.bad() > 0 && !skipBad) {
            throw new EndedException(ExitCode.BAD_INPUT, file + ": " + census.bad() + " bad lines; nothing was sent");
        }
        Clients clients = new Clients(herald.settings());
        Set<String> references = topics(publication.lookups().stream().map(Lookup::topic), publication);
        refuseMissingTopics(clients, topics(publication.domainTopics().stream(), publication));
        Progress progress = new Progress(herald.surroundings(), "sent", census.good());
        try (Producer<byte[], byte[]> producer = clients.producer()) {
            EventSender sender = new EventSender(producer, references, withoutSequences(publication), pace);
            Census sent = events.read(record -> {
                sender.send(record);
                progress.one();
            });
            print(sender.flush(), sent, progress);
            return sent.equals(census) ? ExitCode.OK : changedMeanwhile();
        }
    }

    private Set<String> withoutSequences(Publication publication) {
        return topics(
                publication.domainTopics().stream()
                        .filter(topic -> topic.dedupWindow().isPresent()),
                publication);
    }

    private EventEncoder encoder(Publication publication) {
        Settings settings = herald.settings();
        try (RegistryAccess registry = RegistryAccess.open(settings)) {
            return EventEncoder.of(
                    publication,
                    settings.get(TopicSettings.TOPIC_PREFIX),
                    new Subjects(settings.get(ContractSettings.SUBJECTS)),
                    registry.registry());
        }
    }

    private void tell(Census census) {
        PrintWriter err = herald.surroundings().err();
        census.told().forEach(err::println);
        if (census.bad() > census.told().size()) {
            err.println("and " + (census.bad() - census.told().size()) + " more bad lines");
        }
    }

    private void refuseMissingTopics(Clients clients, Set<String> topics) {
        Set<String> missing = new TreeSet<>(topics);
        try (Admin admin = clients.admin()) {
            missing.removeAll(new TopicAdmin(admin).partitions(topics).keySet());
        }
        if (!missing.isEmpty()) {
            throw new EndedException(
                    ExitCode.DIFFERENCES,
                    "topics are missing at " + clients.address() + ": " + String.join(", ", missing)
                            + "; `herald topics apply` makes them");
        }
    }

    private Set<String> topics(Stream<DomainTopic<?>> topics, Publication publication) {
        TopicNames names = new TopicNames(herald.settings().get(TopicSettings.TOPIC_PREFIX), publication.context());
        return topics.map(names::domain).collect(Collectors.toSet());
    }

    private void print(SendReport report, Census census, Progress progress) {
        PrintWriter out = herald.surroundings().out();
        long millis = progress.elapsed().toMillis();
        if (json) {
            Output.json(out, new Result(report.sent(), report.total(), census.bad(), millis));
            return;
        }
        report.sent().forEach((topic, count) -> out.println(topic + ": " + count));
        out.println(report.total() + " events sent in " + millis + " ms, " + census.bad() + " lines passed over");
    }

    private ExitCode changedMeanwhile() {
        herald.surroundings().err().println("herald: " + file + " changed while it was sent; check what is in the log");
        return ExitCode.BAD_INPUT;
    }

    private Path readable() {
        Path path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new EndedException(
                    ExitCode.BAD_INPUT,
                    file + ": " + (Files.exists(path) ? "cannot be read" : "there is no such file"));
        }
        return path;
    }

    private Pace pace() {
        if (rate == null) {
            return Pace.unlimited();
        }
        if (rate < 1) {
            throw new EndedException(ExitCode.USAGE, "--rate = " + rate + ": expected 1 or more");
        }
        return Pace.perSecond(rate);
    }
}
