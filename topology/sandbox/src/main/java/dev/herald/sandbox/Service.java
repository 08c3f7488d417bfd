package dev.herald.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A child process with a directory of its own: it can go down and come back with what it stored there. It ends with this
 * JVM, however that ends. Not safe for use by several threads at once.
 */
public abstract class Service implements AutoCloseable {
    private static final int PORT_ATTEMPTS = 5;

    private final String name;
    private final WorkDir dir;
    private @Nullable ChildProcess process;

    Service(String name, @Nullable Path keptDir) {
        this.name = name;
        this.dir = WorkDir.of(name, keptDir);
    }

    /** Starts the process and returns once it is up. */
    abstract void run();

    /**
     * Starts again with what it stored, after an orderly stop where it still runs; returns once it is up.
     *
     * @throws StartFailedException when it is not in time, for example because its port was taken meanwhile
     */
    public void restart() {
        stop();
        run();
    }

    WorkDir dir() {
        return dir;
    }

    /** What it said, over all its starts. */
    public Path log() {
        return dir.file(name + ".log");
    }

    /** Runs for the first time; when somebody took a port that was chosen, again on others. */
    void start(Runnable run, BooleanSupplier portsAreFree, Runnable chooseOthers) {
        for (int attempt = 1; ; attempt++) {
            try {
                run.run();
                return;
            } catch (StartFailedException failed) {
                if (attempt == PORT_ATTEMPTS || portsAreFree.getAsBoolean()) {
                    throw failed;
                }
                chooseOthers.run();
            }
        }
    }

    /** Starts the process and returns once it is up. */
    void run(Program program, BooleanSupplier up, Duration limit) {
        if (isRunning()) {
            throw new IllegalStateException("%s: runs already, as process %d".formatted(name, pid()));
        }
        ChildProcess started = ChildProcess.start(command(program));
        process = started;
        started.await(up, limit);
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Id of the process that runs or, once it has ended, ran last. */
    public long pid() {
        if (process == null) {
            throw new IllegalStateException(name + ": was never started");
        }
        return process.pid();
    }

    /**
     * The code with which the process ended that ran last.
     *
     * @throws IllegalThreadStateException while it runs
     */
    public int exitCode() {
        if (process == null) {
            throw new IllegalStateException(name + ": was never started");
        }
        return process.exitCode();
    }

    /** Shuts it down in order. What it stored stays until {@link #close()}. */
    public void stop() {
        if (process != null) {
            process.stop();
        }
    }

    /** Ends the process at once (SIGKILL). What it stored stays until {@link #close()}. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Ends the process, in order where its directory stays, and deletes a temporary directory. */
    @Override
    public void close() {
        try {
            if (dir.temporary()) {
                kill();
            } else {
                stop();
            }
        } finally {
            dir.release();
        }
    }

    private ChildProcess.Command command(Program program) {
        List<String> jvm = new ArrayList<>(dir.leashFlags());
        // Native libraries and uploads are unpacked there: nothing stays behind in the system's own directory.
        jvm.add("-Djava.io.tmpdir=" + dir.directory("tmp"));
        jvm.add("-XX:-UsePerfData");
        jvm.addAll(program.jvmFlags());
        return new ChildProcess.Command(name, jvm, program.launch(), program.arguments(), log());
    }

    /**
     * What a service runs.
     *
     * @param launch what follows the JVM's flags: the program, on a leash
     */
    record Program(List<String> jvmFlags, List<String> launch, List<String> arguments) {}
}
