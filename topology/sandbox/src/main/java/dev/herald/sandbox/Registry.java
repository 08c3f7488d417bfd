package dev.herald.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * An Apicurio Registry in a child process on loopback, reached by the REST API that Confluent's registry speaks. Its
 * contracts are stored in its directory, so it comes back with them after a stop or a kill.
 *
 * <p>It ends with this JVM, however that ends. Not safe for use by several threads at once.
 */
public final class Registry extends Service {
    private static final Duration UP_LIMIT = Duration.ofSeconds(60);
    private static final List<String> JVM_FLAGS =
            List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("quarkus.http.host", "127.0.0.1"),
            Map.entry("quarkus.http.access-log.enabled", "false"),
            Map.entry("apicurio.storage.kind", "sql"),
            Map.entry("apicurio.storage.sql.kind", "h2"),
            Map.entry("apicurio.datasource.jdbc.initial-size", "1"),
            Map.entry("apicurio.datasource.jdbc.min-size", "1"),
            Map.entry("apicurio.datasource.jdbc.max-size", "8"),
            Map.entry("apicurio.datasource.blue.jdbc.initial-size", "0"),
            Map.entry("apicurio.datasource.blue.jdbc.min-size", "0"),
            Map.entry("apicurio.datasource.green.jdbc.initial-size", "0"),
            Map.entry("apicurio.datasource.green.jdbc.min-size", "0"));

    private final StartOptions options;
    private final String name = "sandbox " + UUID.randomUUID();
    private final IntSupplier ports;
    private int port;

    private Registry(StartOptions options, IntSupplier ports) {
        super("registry", options.dir());
        this.options = options;
        this.ports = ports;
        this.port = ports.getAsInt();
    }

    /** A new, empty registry in a temporary directory. */
    public static Registry start() {
        return start(StartOptions.defaults());
    }

    /**
     * A registry that answers.
     *
     * @throws StartFailedException when it does not within 60 s; the message ends with the last lines of its log
     */
    public static Registry start(StartOptions options) {
        return start(options, Ports::free);
    }

    static Registry start(StartOptions options, IntSupplier ports) {
        Registry registry = new Registry(options, ports);
        try {
            registry.start(registry::run, () -> Ports.isFree(registry.port), registry::choosePort);
            return registry;
        } catch (RuntimeException failed) {
            registry.close();
            throw failed;
        }
    }

    /** The root of the Confluent-compatible API, without a slash at its end; stays the same over restarts. */
    public String url() {
        return root() + "/apis/ccompat/v7";
    }

    private String root() {
        return "http://127.0.0.1:" + port;
    }

    private void choosePort() {
        port = ports.getAsInt();
    }

    @Override
    void run() {
        RegistryBundle bundle = RegistryBundle.find();
        List<String> jvm = new ArrayList<>(JVM_FLAGS);
        settings().forEach((key, value) -> jvm.add("-D%s=%s".formatted(key, value)));
        jvm.addAll(options.jvmFlags());
        List<String> launch = Leash.onMain(bundle.classPath(), bundle.mainClass());
        Program program = new Program(jvm, launch, List.of());
        run(program, new RegistryCheck(URI.create(root()), name)::answers, UP_LIMIT);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(SMALL);
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("apicurio.app.name", name);
        // H2 writes at once, not half a second later: what was answered survives a kill.
        settings.put("apicurio.datasource.url", "jdbc:h2:file:%s;WRITE_DELAY=0".formatted(dir().file("contracts")));
        settings.put("apicurio.import.work-dir", dir().file("tmp").toString());
        settings.put("apicurio.storage.snapshot.location", dir().file("tmp").toString());
        settings.putAll(options.properties());
        return settings;
    }
}
