package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a running Herald tells of itself. */
@ExtendWith(SharedSandbox.class)
class MetricsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** One for all: each keeps its connection open, and Herald takes no more than a hundred. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Pattern SAMPLE = Pattern.compile(
            "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"(\\\\.|[^\"\\\\])*\",?)*})? (NaN|[+-]?Inf|[-+0-9.Ee]+)");
    private static final Pattern OF_KAFKA_AND_JAVA = Pattern.compile("\\b(kafka|jvm|process)_[a-z0-9_]+");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(herald_[a-z_]+)` \\| ([a-z]+) ");

    /** There are copies only where another processor works, too. */
    private static final Set<String> OF_OTHERS = Set.of("herald_standby_lag_records");

    @Test
    void metrics_areAllThere_andPrometheusReadsThem(Broker broker, Registry registry, @TempDir Path state)
            throws Exception {
        List<String> lines = RenamingLog.of(new Random(Seeds.next("metrics")), 500);
        try (Installation installation = Installation.at(broker, registry)
                .with("herald.state.dir", state.resolve("state").toString())) {
            installation.send(lines);
            try (HeraldProcess herald = installation.run()) {
                installation.awaitDone(herald);
                herald.stop();
                delete(state.resolve("state"));
                herald.restart();

                String scraped = get(herald, "/metrics").body();

                assertThat(scraped.lines().filter(line -> !line.startsWith("#")))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line).matches(SAMPLE));
                assertThat(names(scraped)).containsAll(documented());
                assertThat(names(scraped)).containsAll(drawn());
                assertThat(statusOfLargeHeader(herald))
                        .as("a header of 40,000 bytes")
                        .isNotEqualTo(200);
                checkWithPromtool(scraped);
            }
        }
    }

    @Test
    void counts_areThoseOfTheLog_andLatencyIsThatOfWhatIsCommitted(Broker broker, Registry registry) throws Exception {
        List<String> lines = RenamingLog.of(new Random(Seeds.next("metrics")), 200);
        long payments =
                lines.stream().filter(line -> line.contains("\"payment\"")).count();
        try (Installation installation = Installation.at(broker, registry)) {
            installation.send(lines);
            try (HeraldProcess herald = installation.run()) {
                installation.awaitDone(herald);

                Await.until(LIMIT, () -> sum(get(herald, "/metrics").body(), "herald_lag_records") == 0, () -> get(
                                herald, "/health/ready")
                        .body());
                String scraped = get(herald, "/metrics").body();

                assertThat(scraped).contains("herald_lag_records{");
                assertThat(sum(scraped, "herald_records_read_total")).isEqualTo(payments);
                assertThat(sum(scraped, "herald_records_total")).isEqualTo(payments);
                assertThat(sum(scraped, "herald_latency_seconds_count")).isEqualTo(payments);
                assertThat(scraped).contains("herald_ready 1.0", "state=\"RUNNING\"} 1.0");
            }
        }
    }

    @Test
    void readiness_goesWithTheLag_whileLivenessStays(Broker broker, Registry registry) throws Exception {
        List<String> lines = RenamingLog.of(new Random(Seeds.next("readiness")), 4_000);
        try (Installation installation = Installation.at(broker, registry).with("herald.ready.max-lag", "0");
                HeraldProcess herald = installation.run();
                Flow flow = new Flow(installation, lines)) {
            flow.start();
            Await.until(LIMIT, () -> get(herald, "/health/ready").statusCode() == 503, () -> "ready all the time");
            HttpResponse<String> live = get(herald, "/health/live");
            flow.pause();

            assertThat(live.statusCode()).isEqualTo(200);
            Await.until(
                    LIMIT, () -> get(herald, "/health/ready").statusCode() == 200, () -> get(herald, "/health/ready")
                            .body());
        }
    }

    @Test
    void brokerThatIsAway_takesReadinessAway_andGivesItBack(Registry registry) throws Exception {
        try (Broker own = Broker.start();
                Installation installation = Installation.at(own, registry);
                HeraldProcess herald = installation.run()) {
            own.kill();
            Await.until(
                    LIMIT, () -> get(herald, "/health/ready").statusCode() == 503, () -> get(herald, "/health/ready")
                            .body());
            assertThat(get(herald, "/metrics").body()).doesNotContain("herald_lag_records{");
            assertThat(get(herald, "/health/live").statusCode()).isEqualTo(200);

            own.restart();
            Await.until(
                    LIMIT, () -> get(herald, "/health/ready").statusCode() == 200, () -> get(herald, "/health/ready")
                            .body());
        }
    }

    @Test
    void lostState_isRestored_andSaysSo(Broker broker, Registry registry, @TempDir Path directory) throws Exception {
        List<String> lines = RenamingLog.of(new Random(Seeds.next("restore")), 3_000);
        Path state = directory.resolve("state");
        try (Installation installation = Installation.at(broker, registry).with("herald.state.dir", state.toString())) {
            installation.send(lines);
            try (HeraldProcess herald = installation.run()) {
                installation.awaitDone(herald);
                herald.stop();
                delete(state);

                herald.restart();

                JsonNode restore = new ObjectMapper()
                        .readTree(get(herald, "/health/ready").body())
                        .path("contexts")
                        .path("payments")
                        .path("restore");
                assertThat(restore.path("total").asLong()).isGreaterThanOrEqualTo(3_000);
                assertThat(restore.path("percent").asDouble()).isEqualTo(100);
                assertThat(sum(get(herald, "/metrics").body(), "herald_restore_total_records"))
                        .isEqualTo(restore.path("total").asLong());
                assertThat(Files.readString(herald.log())).contains("payments: restores ", "payments: restored ");
            }
        }
    }

    private static Set<String> documented() throws IOException {
        Matcher matcher = DOCUMENTED.matcher(Files.readString(Path.of("..", "MONITORING.md")));
        Set<String> names = matcher.results()
                .map(found -> found.group(1) + (found.group(2).equals("histogram") ? "_bucket" : ""))
                .filter(name -> !OF_OTHERS.contains(name))
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(15);
        return names;
    }

    /** Returns what the dashboard and the alerts show beside Herald's own. */
    private static Set<String> drawn() throws IOException {
        Path folder = Path.of("..", "processor", "observability");
        String queries = Files.readString(folder.resolve("grafana/dashboards/herald.json"))
                + Files.readString(folder.resolve("rules/herald-alerts.yml"));
        Set<String> names = OF_KAFKA_AND_JAVA
                .matcher(queries)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(5);
        return names;
    }

    private static Set<String> names(String scraped) {
        return scraped.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[ {]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static long sum(String scraped, String name) {
        return Math.round(scraped.lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum());
    }

    private static void checkWithPromtool(String scraped) throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
        assumeTrue(there, "promtool is not on the PATH: the rest of the test has passed");
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        promtool.getOutputStream().write(scraped.getBytes(StandardCharsets.UTF_8));
        promtool.getOutputStream().close();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().filter(line -> line.startsWith("herald_")))
                .as("what promtool says of our own")
                .isEmpty();
        assertThat(said).doesNotContain("error while linting");
    }

    /** Returns the answer's status; 0 where the connection is closed without one. */
    private static int statusOfLargeHeader(HeraldProcess herald) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(herald.admin().resolve("/accounts"))
                .header("X-Large", "x".repeat(40_000))
                .timeout(LIMIT)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException closed) {
            return 0;
        }
    }

    private static HttpResponse<String> get(HeraldProcess herald, String path) {
        HttpRequest request = HttpRequest.newBuilder(herald.admin().resolve(path))
                .timeout(LIMIT)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
