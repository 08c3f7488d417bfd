package dev.herald.processor.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every setting of Herald's own. Kafka's settings pass through under their own names, after {@code kafka.}. */
public final class HeraldSettings {

    /** Where the brokers are. */
    public static final Setting<String> BOOTSTRAP = Setting.of(
            "kafka.bootstrap.servers",
            Kind.text("host:port, separated by commas", "[^\\s,:]+:\\d{1,5}(?:\\s*,\\s*[^\\s,:]+:\\d{1,5})*+"),
            "localhost:9092",
            "Kafka brokers to connect to first.");

    /** Which contexts are deployed. */
    public static final Setting<List<String>> CONTEXTS = Setting.of(
            "herald.contexts",
            Kind.names("names of contexts", "[a-z][a-z0-9-]{0,62}"),
            "",
            "Contexts to work for, of those on the class path; nothing means all of them.");

    /** Where state is kept on disk. */
    public static final Setting<Optional<Path>> STATE_DIR = Setting.of(
            "herald.state.dir",
            Kind.path(),
            "",
            "Directory for state; it can be restored from Kafka. Nothing means Kafka Streams' own choice.");

    /** How long to wait for a broker or a registry. */
    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.of(
            "herald.connect.timeout",
            Kind.duration(Duration.ofMillis(100), Duration.ofHours(1)),
            "30s",
            "How long to wait for a broker or a registry to answer, before giving up.");

    /** How long a stop may take. */
    public static final Setting<Duration> STOP_TIMEOUT = Setting.of(
            "herald.stop.timeout",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "20s",
            "How long a stop waits for what is under way to be committed.");

    /** Those that each context has for itself. */
    static final List<Setting<?>> PER_CONTEXT = ContextSettings.ALL;

    /** All others, in the order of the documents. */
    public static final List<Setting<?>> ALL = Stream.of(
                    List.of(BOOTSTRAP, CONTEXTS, STATE_DIR, CONNECT_TIMEOUT, STOP_TIMEOUT),
                    TopicSettings.ALL,
                    ContractSettings.ALL,
                    AdminSettings.ALL,
                    StateSettings.ALL,
                    LogSettings.ALL,
                    TraceSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private HeraldSettings() {}
}
