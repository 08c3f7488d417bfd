package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.demo.Demo;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However the demo ends, nothing of it stays. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DemoEndIT {

    private final Path temporary;
    private final Path elsewhere;

    DemoEndIT(@TempDir Path temporary, @TempDir Path elsewhere) {
        this.temporary = temporary;
        this.elsewhere = elsewhere;
    }

    @Test
    void askedToEndWhileItStays_itTakesEverythingDown() throws Exception {
        end("Ctrl-C ends it.", 3, demo -> demo.toHandle().destroy());
    }

    @Test
    void killedWhileEventsFlow_itsProcessesFollowIt() throws Exception {
        end("Sending", 3, Process::destroyForcibly);
    }

    @Test
    void askedToEndWhileItStarts_itTakesEverythingDown() throws Exception {
        end("  ", 2, demo -> demo.toHandle().destroy());
    }

    private void end(String line, int started, Consumer<Process> how) throws Exception {
        Process demo = start();
        readUntil(line, demo.inputReader());
        List<ProcessHandle> processes = demo.descendants().toList();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(started);

        how.accept(demo);

        demo.onExit().get(30, TimeUnit.SECONDS);
        for (ProcessHandle process : processes) {
            process.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    private Process start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-D%s=%s".formatted(RegistryBundle.PROPERTY, System.getProperty(RegistryBundle.PROPERTY)),
                "-cp",
                ClassPath.ofThisJvm().text(),
                Demo.class.getName(),
                "--payments",
                "2",
                "--stay");
        return new ProcessBuilder(command)
                .redirectError(elsewhere.resolve("demo.err").toFile())
                .start();
    }

    private static void readUntil(String start, BufferedReader said) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith(start)) {
                return;
            }
        }
        throw new AssertionError("the demo never said '" + start + "' but:\n" + all);
    }
}
