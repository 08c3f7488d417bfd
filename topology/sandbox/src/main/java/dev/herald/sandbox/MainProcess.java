package dev.herald.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A main class of this JVM's class path in a child process. It is up as soon as it runs: whether it works, its caller has
 * to see. It ends with this JVM, however that ends. Not safe for use by several threads at once.
 */
public final class MainProcess extends Service {
    private static final Duration UP_LIMIT = Duration.ofSeconds(10);

    private final Program program;

    /**
     * What to run.
     *
     * @param name for messages and the log file
     * @param jvmFlags all that the JVM gets
     * @param onClassPath which entries of this JVM's class path it gets
     * @param more jars and directories that come after them
     */
    public record Program(
            String name,
            String mainClass,
            List<String> jvmFlags,
            List<String> arguments,
            Predicate<Path> onClassPath,
            List<Path> more) {}

    private MainProcess(Program program, Path dir) {
        super(program.name(), dir);
        this.program = program;
    }

    /**
     * Starts it.
     *
     * @param dir where its log goes and stays
     * @throws StartFailedException when it ends at once
     */
    public static MainProcess start(Program program, Path dir) {
        MainProcess made = new MainProcess(program, dir);
        made.run();
        return made;
    }

    @Override
    void run() {
        List<String> launch = Leash.onMain(
                ClassPath.ofThisJvm().where(program.onClassPath()).with(program.more()), program.mainClass());
        run(new Service.Program(program.jvmFlags(), launch, program.arguments()), this::isRunning, UP_LIMIT);
    }
}
