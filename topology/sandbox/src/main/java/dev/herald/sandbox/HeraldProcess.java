package dev.herald.sandbox;

import dev.herald.processor.Herald;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Herald in a child process, as users run it: {@code java -jar herald.jar run}. It is up once it works: its topics and
 * contracts have to be there before.
 *
 * <p>It ends with this JVM, however that ends. Not safe for use by several threads at once.
 */
public final class HeraldProcess extends Service {
    private static final Duration UP_LIMIT = Duration.ofSeconds(60);
    private static final List<String> JVM_FLAGS = List.of(
            "-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    private final StartOptions options;
    private int adminPort = Ports.free();

    private HeraldProcess(StartOptions options) {
        super("herald", options.dir());
        this.options = options;
    }

    /**
     * A Herald that works.
     *
     * @param options its settings as properties ({@code herald.*}, {@code kafka.*}): at least where broker and registry
     *     are
     * @throws StartFailedException when it does not within 60 s; the message ends with the last lines of its log
     */
    public static HeraldProcess start(StartOptions options) {
        HeraldProcess herald = new HeraldProcess(options);
        try {
            herald.start(herald::run, () -> Ports.isFree(herald.adminPort), herald::choosePort);
            return herald;
        } catch (RuntimeException failed) {
            herald.close();
            throw failed;
        }
    }

    /** The executable jar, beside the classes of the processor. */
    public static Path jar() {
        return ClassPath.locationOf(Herald.class).resolveSibling("herald.jar");
    }

    /** The root of its health and accounts, without a slash at its end; stays the same over restarts. */
    public URI admin() {
        return URI.create("http://127.0.0.1:" + adminPort);
    }

    private void choosePort() {
        adminPort = Ports.free();
    }

    @Override
    void run() {
        Path jar = jar();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("herald: no %s; building topology/processor makes it".formatted(jar));
        }
        List<String> jvm = new ArrayList<>(JVM_FLAGS);
        jvm.addAll(options.jvmFlags());
        List<String> launch = Leash.onJar(jar, options.classPath(), dir().directory("tmp"));
        List<String> arguments = List.of("run", "--config", settings().toString());
        run(new Program(jvm, launch, arguments), new HeraldCheck(admin())::works, UP_LIMIT);
    }

    private Path settings() {
        Properties properties = new Properties();
        properties.put("herald.admin.port", Integer.toString(adminPort));
        properties.put("herald.state.dir", dir().file("state").toString());
        properties.putAll(options.properties());
        Path file = dir().file("herald.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("herald: cannot write its settings to " + file, e);
        }
    }
}
