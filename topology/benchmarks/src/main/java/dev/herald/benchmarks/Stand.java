package dev.herald.benchmarks;

import dev.herald.benchmarks.contender.ContractIds;
import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistrySettings;
import dev.herald.sandbox.Broker;
import dev.herald.sandbox.Registry;
import dev.herald.sandbox.StartOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Where contenders run: a broker and a registry, each in a JVM of its own, and a directory. */
final class Stand implements AutoCloseable {
    /** The same for the broker and all contenders: the JVM's own choice of compilers, one heap size and collector. */
    private static final List<String> JVM_FLAGS =
            List.of("-XX:-UseSerialGC", "-XX:+UseG1GC", "-XX:TieredStopAtLevel=4", "-Xms1g", "-Xmx2g");

    private final Path dir;
    private final Broker broker;
    private final Registry registry;
    private final Admin admin;
    private final ContractIds ids;
    private final List<String> jvm;

    private Stand(Path dir, Broker broker, Registry registry, List<String> jvm) {
        this.dir = dir;
        this.broker = broker;
        this.registry = registry;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap()));
        commands(new Topics("", Load.PAYMENTS, 1)).run("contracts", "register");
        this.ids = ids(registry);
        this.jvm = Stream.concat(JVM_FLAGS.stream(), jvm.stream()).toList();
    }

    /**
     * Starts a broker and a registry.
     *
     * @param jvm flags of the contenders' JVMs, after those that the broker has too
     */
    static Stand open(List<String> jvm) {
        try {
            Path dir = Files.createTempDirectory("herald-bench-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNothing(dir), "leave-nothing"));
            // The cleaner would take away what is counted, and its time would fall on whoever runs just then.
            StartOptions options = StartOptions.defaults()
                    .in(dir.resolve("broker"))
                    .jvm(JVM_FLAGS.toArray(String[]::new))
                    .with("log.cleaner.backoff.ms", "86400000")
                    .with("num.io.threads", "8");
            return new Stand(dir, Broker.start(options), Registry.start(), jvm);
        } catch (IOException e) {
            throw new UncheckedIOException("no directory to work in", e);
        }
    }

    /** Returns the flags of a contender's JVM. */
    List<String> jvm() {
        return jvm;
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    Admin admin() {
        return admin;
    }

    ContractIds ids() {
        return ids;
    }

    long brokerPid() {
        return broker.pid();
    }

    /** A directory for one contender's state and log. */
    Path directory(String name) {
        try {
            return Files.createDirectories(dir.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory " + name + " in " + dir, e);
        }
    }

    /** Returns the settings of a Herald that works at some topics. */
    Map<String, String> heraldSettings(Topics topics) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrap());
        settings.put("herald.registry.urls", registry.url());
        settings.put("herald.topic-prefix", topics.prefix());
        settings.put("herald.contexts", topics.context());
        settings.put("herald.topics.partitions", Integer.toString(topics.partitions()));
        return settings;
    }

    HeraldCommands commands(Topics topics) {
        return new HeraldCommands(heraldSettings(topics));
    }

    /** How many bytes the broker's logs hold of the topics with a prefix and of its own, not of what it deletes. */
    long logBytes(String prefix) {
        long bytes = 0;
        Path data = dir.resolve("broker").resolve("data");
        try (DirectoryStream<Path> partitions = Files.newDirectoryStream(data, each -> counts(each, prefix))) {
            for (Path partition : partitions) {
                bytes += logBytes(partition);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure the broker's logs in " + data, e);
        }
        return bytes;
    }

    private static long logBytes(Path partition) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> segments = Files.newDirectoryStream(partition, "*.log")) {
            for (Path segment : segments) {
                bytes += segment.toFile().length();
            }
        }
        return bytes;
    }

    private static boolean counts(Path partition, String prefix) {
        String name = String.valueOf(partition.getFileName());
        return Files.isDirectory(partition)
                && (name.startsWith(prefix) || name.startsWith("__"))
                && !name.endsWith("-delete");
    }

    private static ContractIds ids(Registry registry) {
        Map<String, Integer> ids = new HashMap<>();
        try (RegistryClient client =
                new RegistryClient(RegistrySettings.of(registry.url()).build())) {
            ContractIds.TYPES.forEach(type -> {
                Schema schema = SpecificData.get().getSchema(type);
                ids.put(schema.getFullName(), client.idOf(schema.getFullName(), schema));
            });
        }
        return new ContractIds(ids);
    }

    @Override
    public void close() {
        admin.close();
        registry.close();
        broker.kill();
        broker.close();
        leaveNothing(dir);
    }

    /** Also what happens on Ctrl-C: each process that we started is ended, by its id, and what it wrote goes. */
    private static void leaveNothing(Path dir) {
        List<ProcessHandle> left = ProcessHandle.current().children().toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process -> process.onExit().join());
        if (Files.exists(dir)) {
            delete(dir);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
