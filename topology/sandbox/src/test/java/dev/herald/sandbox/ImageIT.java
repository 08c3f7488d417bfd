package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the image starts: its script, on files laid out as in the image. */
@ExtendWith(SharedSandbox.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ImageIT {
    private static final Path SCRIPT = Path.of("../processor/src/image/herald").toAbsolutePath();
    private static final Path KUBERNETES = Path.of("../processor/kubernetes/herald.yaml");
    private static final Pattern PROBE = Pattern.compile("path: (/health/\\S+)");
    private static final Duration UP_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_LIMIT_SECONDS = 10;

    private final Path home;
    private final Path log;
    private final int port = Ports.free();
    private final List<Process> started = new ArrayList<>();

    ImageIT(@TempDir Path home) throws IOException {
        this.home = home;
        this.log = home.resolve("herald.log");
        Files.createDirectories(home.resolve("app"));
        Files.createSymbolicLink(home.resolve("app/herald.jar"), HeraldProcess.jar());
    }

    @AfterEach
    void end() throws Exception {
        for (Process each : started) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly().waitFor();
        }
        Files.delete(home.resolve("app/herald.jar"));
    }

    @Test
    void sigterm_reachesTheJvm_whichCommitsAndEndsWithZero(Broker broker, Registry registry) throws Exception {
        try (Installation installation = Installation.at(broker, registry)) {
            installation.with("herald.admin.port", Integer.toString(port));
            Process running = herald(installation.environment(), "run");
            URI admin = URI.create("http://127.0.0.1:" + port);
            Await.until(UP_LIMIT, () -> new HeraldCheck(admin).works() || !running.isAlive(), this::said);
            assertThat(running.isAlive()).as(said()).isTrue();
            installation.send(SmallLog.partyAndPayment("party-1", "payment-1"));
            Await.until(UP_LIMIT, () -> installation.progress().toGo() == 0, this::said);

            assertThat(running.descendants()).as("the script is the JVM").isEmpty();
            assertThat(running.info().command().orElseThrow()).endsWith("java");
            assertThat(answersOfProbes(admin)).isNotEmpty().allMatch(status -> status == 200);
            assertThat(herald(installation.environment(), "health").waitFor()).isZero();

            // Not Process.destroy(): that closes the pipe too, and the leash would cut the orderly stop short.
            running.toHandle().destroy();

            assertThat(running.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as(said())
                    .isTrue();
            assertThat(running.exitValue()).as(said()).isZero();
            assertThat(said()).contains("stopped; all that was under way is committed");
            assertThat(installation.progress().members()).isZero();
        }
    }

    @Test
    void wrongSetting_endsAtOnce_andIsNamed() throws Exception {
        Process refused = herald(Map.of("HERALD_TOPICS_PARTITION", "3"), "run");

        assertThat(refused.waitFor()).isEqualTo(3);
        assertThat(said()).contains("herald.topics.partition (environment HERALD_TOPICS_PARTITION)");
        assertThat(said()).doesNotContain("java.opts", "herald.home");
    }

    private Process herald(Map<String, String> settings, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString(), command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(HERALD|KAFKA)_.*"));
        environment.putAll(settings);
        environment.merge("PATH", System.getProperty("java.home") + "/bin", (path, ours) -> ours + ":" + path);
        environment.put("TMPDIR", home.toString());
        environment.put("HERALD_HOME", home.toString());
        environment.put("HERALD_JAVA_OPTS", "-Xmx384m " + leash());
        environment.put("HERALD_STATE_DIR", home.resolve("state").toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        started.add(process);
        return process;
    }

    private String leash() {
        return Leash.onJar(HeraldProcess.jar(), List.of(), home).get(0);
    }

    private static List<Integer> answersOfProbes(URI admin) throws IOException {
        return PROBE.matcher(Files.readString(KUBERNETES))
                .results()
                .map((MatchResult probe) -> status(admin.resolve(probe.group(1))))
                .toList();
    }

    private static int status(URI path) {
        HttpRequest get = HttpRequest.newBuilder(path).build();
        return HttpClient.newHttpClient()
                .sendAsync(get, HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private String said() {
        return new LogTail(log).text();
    }
}
