package dev.herald.sandbox;

import dev.herald.sandbox.deliveries.CommandSideMain;
import dev.herald.sandbox.deliveries.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The command side of the deliveries context, with the third party, in a child process. It keeps nothing but what stands
 * in Kafka. It ends with this JVM, however that ends. Not safe for use by several threads at once.
 */
public final class CommandSideProcess extends Service {
    private static final Duration UP_LIMIT = Duration.ofSeconds(60);
    private static final List<String> JVM_FLAGS =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    private final StartOptions options;
    private final Simulation simulation;

    private CommandSideProcess(StartOptions options, Simulation simulation) {
        super("command-side", options.dir());
        this.options = options;
        this.simulation = simulation;
    }

    /**
     * A command side that works; the topics and contracts of the context have to be there.
     *
     * @param options its settings, those of Herald: at least where broker and registry are
     * @throws StartFailedException when it does not within 60 s; the message ends with the last lines of its log
     */
    public static CommandSideProcess start(StartOptions options, Simulation simulation) {
        CommandSideProcess made = new CommandSideProcess(options, simulation);
        try {
            made.run();
            return made;
        } catch (RuntimeException failed) {
            made.close();
            throw failed;
        }
    }

    @Override
    void run() {
        Path ready = dir().file("ready");
        List<String> arguments = new ArrayList<>(List.of(settings().toString(), ready.toString()));
        arguments.addAll(simulation.arguments());
        List<String> jvm = new ArrayList<>(JVM_FLAGS);
        jvm.addAll(options.jvmFlags());
        List<String> launch = Leash.onMain(ClassPath.ofThisJvm(), CommandSideMain.class.getName());
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            throw new UncheckedIOException("command-side: cannot delete " + ready, e);
        }
        run(new Program(jvm, launch, arguments), () -> Files.exists(ready), UP_LIMIT);
    }

    private Path settings() {
        Properties properties = new Properties();
        properties.putAll(options.properties());
        String prefix = options.properties().getOrDefault("herald.topic-prefix", "");
        properties.put(CommandSideMain.TRANSACTIONAL_ID, prefix + "command-side");
        Path file = dir().file("command-side.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("command-side: cannot write its settings to " + file, e);
        }
    }
}
