package dev.herald.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.contexts.payments.Payments;
import dev.herald.engine.publication.PublicationSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Herald with one context, under a prefix of its own: tests share one broker and one registry. */
final class Installation implements AutoCloseable {
    static final String PAYMENTS = "payments.domain.payment";
    static final String PARTIES = "payments.domain.party";
    static final String DEAD_LETTERS = "payments.dead-letters";
    static final String SUPERVISION = "payments.supervision";
    static final int PARTITIONS = 4;

    private static final Duration DONE_LIMIT = Duration.ofMinutes(2);
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrap;
    private final String registry;
    private final PublicationSource source;
    private final String context;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<String> jvmFlags = new ArrayList<>();
    private final String prefix = "it%d.".formatted(NEXT.incrementAndGet());
    private final Progress progress;

    private Installation(String bootstrap, String registry, PublicationSource source) {
        this.bootstrap = bootstrap;
        this.registry = registry;
        this.source = source;
        context = source.publication().context();
        progress = Progress.of(bootstrap, prefix + context + ".domain.payment", group());
        settings.put("kafka.bootstrap.servers", bootstrap);
        settings.put("herald.registry.urls", registry);
        settings.put("herald.topic-prefix", prefix);
        settings.put("herald.contexts", context);
        settings.put("herald.topics.partitions", Integer.toString(PARTITIONS));
        settings.put("herald.connect.timeout", "5s");
    }

    /** One of the payments context, whose topics and contracts are there. */
    static Installation at(Broker broker, Registry registry) {
        return of(new Payments(), broker, registry);
    }

    /** One of any context with an aggregate {@code payment}, whose topics and contracts are there. */
    static Installation of(PublicationSource source, Broker broker, Registry registry) {
        Installation made = new Installation(broker.bootstrap(), registry.url(), source);
        made.terminal().herald("topics", "apply").well();
        made.terminal().herald("contracts", "register").well();
        return made;
    }

    /** One that was never prepared, at addresses where perhaps nobody answers. */
    static Installation unprepared(String bootstrap, String registry) {
        return new Installation(bootstrap, registry, new Payments());
    }

    /** Adds a flag of Herald's JVM. */
    Installation jvm(String flag) {
        jvmFlags.add(flag);
        return this;
    }

    /**
     * Gives up a process soon that ended without leaving: its group after 6 s, 45 s by default, and readers its open
     * transaction after 10 s, 30 s by default.
     */
    Installation impatient() {
        return with("kafka.consumer.session.timeout.ms", "6000").with("kafka.producer.transaction.timeout.ms", "10000");
    }

    /** The group that shares the work of the context. */
    String group() {
        return prefix + "herald-" + context;
    }

    /** Adds or replaces a setting. */
    Installation with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Terminal terminal() {
        return new Terminal(Map.copyOf(settings), List.of(source));
    }

    /** Sends events; fails the test when not all of them are taken. */
    void send(Collection<String> lines, String... options) {
        List<String> arguments = new ArrayList<>(List.of("events", "send", "-"));
        arguments.addAll(List.of(options));
        byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        terminal().herald(in, arguments.toArray(String[]::new)).well();
    }

    Progress progress() {
        return progress;
    }

    /** How far Herald has come with another topic of the context, named without the prefix; to be closed by the caller. */
    Progress progress(String topic) {
        return Progress.of(bootstrap, prefix + topic, group());
    }

    /** Starts Herald and returns once it works. */
    HeraldProcess run() {
        return HeraldProcess.start(options());
    }

    StartOptions options() {
        StartOptions options = StartOptions.defaults().jvm(jvmFlags.toArray(String[]::new));
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        return options;
    }

    /** Returns the settings as variables of the environment. */
    Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        settings.forEach(
                (key, value) -> variables.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        return variables;
    }

    /** Returns a topic by its name without the prefix. */
    Topic topic(String name) {
        return new Topic(bootstrap, prefix + name);
    }

    /** The changelog of one of Herald's stores. */
    Topic changelog(String store) {
        return topic("herald-%s-%s-changelog".formatted(context, store));
    }

    /** Gives repair commands. */
    Repairs repairs() {
        return new Repairs(topic(context + ".control"), registry);
    }

    /** Returns the records of both public topics, as {@code events tail} shows them; their topics without the prefix. */
    List<Map<String, Object>> published() {
        List<Map<String, Object>> records = new ArrayList<>();
        for (String topic : List.of(ExpectedPayments.COMPLETED, ExpectedPayments.DECLINED)) {
            shown(topic).forEach(record -> {
                record.put("topic", topic);
                records.add(record);
            });
        }
        return records;
    }

    /** Returns how often each type of event is on the supervision topic. */
    Map<String, Long> supervision() {
        return shown(context + ".supervision").stream()
                .collect(Collectors.groupingBy(
                        record -> Fields.text(Fields.object(record, "headers"), "ce_type"),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** Returns the records of a topic, as {@code events tail} shows them, once no transaction is open any more. */
    List<Map<String, Object>> shown(String topic) {
        topic(topic).awaitNoTransaction();
        String lines = terminal()
                .herald("events", "tail", prefix + topic, "--from-beginning", "--until-end", "--json")
                .well();
        try {
            return PaymentsLog.parse(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until Herald has read everything and keeps nothing, then stops it: all that it did is committed. */
    void finish(HeraldProcess herald) {
        finish(herald, 0);
    }

    /** Waits until Herald has read everything and keeps so many events, then stops it. */
    void finish(HeraldProcess herald, long keeps) {
        awaitDone(herald, keeps);
        herald.stop();
        if (herald.exitCode() != 0) {
            throw new AssertionError(
                    "ended with exit code %d: %s".formatted(herald.exitCode(), new LogTail(herald.log()).text()));
        }
        if (progress.members() > 0) {
            throw new AssertionError("ended, but is still a member of its group: nobody works on its partitions");
        }
    }

    /** Waits until Herald has read everything and keeps nothing. */
    void awaitDone(HeraldProcess herald) {
        awaitDone(herald, 0);
    }

    /** Waits until Herald has read everything and keeps so many events. */
    void awaitDone(HeraldProcess herald, long keeps) {
        Await.until(
                DONE_LIMIT,
                () -> !herald.isRunning() || (progress.toGo() == 0 && kept(herald) == keeps),
                () -> "%d events to go, %d kept%n%s"
                        .formatted(progress.toGo(), kept(herald), new LogTail(herald.log()).text()));
        if (!herald.isRunning()) {
            throw new AssertionError("ended: " + new LogTail(herald.log()).text());
        }
    }

    /** How many events Herald keeps now: held, waiting or parked. */
    static long kept(HeraldProcess herald) {
        return accounts(herald).path("kept").asLong();
    }

    /** What became of each input of the only context, as Herald tells it. */
    static JsonNode accounts(HeraldProcess herald) {
        try (InputStream accounts = herald.admin().resolve("/accounts").toURL().openStream()) {
            return JSON.readTree(accounts).elements().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        progress.close();
    }
}
