package dev.herald.processor.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.processor.FakeContext;
import dev.herald.processor.health.Health;
import dev.herald.processor.run.ContextState;
import dev.herald.processor.setting.EffectiveSetting;
import dev.herald.processor.setting.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {

    private static final String TOKEN = "s3cret";

    private final FakeContext context = new FakeContext();
    private final Routes routes = new Routes(
            new Health(List.of(context), 100),
            () -> "herald_ready 1.0\n",
            new Info(Map.of("herald", "0.1.0"), Map.of(), List.of(new Info.Contract("PUBLIC", "s", "t", 7))),
            List.of(new EffectiveSetting("herald.admin.token", "***", "default")));
    private AdminServer server = new AdminServer(endpoint("", 0), routes);

    private static Endpoint endpoint(String token, int port) {
        return new Endpoint("127.0.0.1", port, token, Optional.empty());
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Paths are public: a change needs a line in CHANGELOG.md. */
    @Test
    void paths_areThese() {
        assertThat(routes.all().stream().map(route -> route.path() + (route.open() ? " open" : "")))
                .containsExactly(
                        "/health/live open",
                        "/health/ready open",
                        "/metrics",
                        "/accounts",
                        "/expectations",
                        "/info",
                        "/settings");
    }

    @Test
    void everyPath_answersGetAndHead() {
        for (Route route : routes.all()) {
            HttpResponse<String> got = ask("GET", route.path(), "");
            HttpResponse<String> head = ask("HEAD", route.path(), "");

            assertThat(got.statusCode()).as(route.path()).isEqualTo(200);
            assertThat(got.body()).as(route.path()).isNotEmpty();
            assertThat(head.statusCode()).as(route.path()).isEqualTo(200);
            assertThat(head.body()).as(route.path()).isEmpty();
            assertThat(head.headers().firstValueAsLong("content-length"))
                    .hasValue(got.body().length());
        }
    }

    @Test
    void otherMethod_isRefused_sayingWhichAreNot() {
        HttpResponse<String> answer = ask("POST", "/accounts", "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
        assertThat(json(answer).path("error").asText()).isEqualTo("/accounts: expected GET or HEAD, got POST");
    }

    @Test
    void unknownPath_isToldTheKnownOnes() {
        for (String path : List.of("/", "/metrics/", "/health", "/accounts/x")) {
            HttpResponse<String> answer = ask("GET", path, "");

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(json(answer).path("paths").toString()).contains("\"/metrics\"", "\"/health/ready\"");
        }
    }

    @Test
    void metrics_areText() {
        HttpResponse<String> answer = ask("GET", "/metrics", "");

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body()).isEqualTo("herald_ready 1.0\n");
    }

    @Test
    void readiness_saysWhyNot_withoutEndingLiveness() {
        context.isBehind(2, 500);

        HttpResponse<String> ready = ask("GET", "/health/ready", "");
        JsonNode test = json(ready).path("contexts").path("test");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(test.path("state").asText()).isEqualTo("RUNNING");
        assertThat(test.path("reasons").get(0).asText()).contains("expected at most 100", "got 500");
        assertThat(test.path("lag")
                        .path("partitions")
                        .path("test.domain.payment-2")
                        .asLong())
                .isEqualTo(500);
        assertThat(test.path("restore").path("percent").asDouble()).isEqualTo(100);
        assertThat(ask("GET", "/health/live", "").statusCode()).isEqualTo(200);
    }

    @Test
    void failure_isNotLive() {
        context.is(ContextState.FAILED);

        assertThat(ask("GET", "/health/live", "").statusCode()).isEqualTo(503);
    }

    @Test
    void queryThatCannotBe_isRefused() {
        assertThat(ask("GET", "/expectations?limit", "").statusCode()).isEqualTo(400);
        assertThat(ask("GET", "/expectations?limit=x", "").statusCode()).isEqualTo(400);
        assertThat(ask("GET", "/expectations?state=no", "").statusCode()).isEqualTo(400);
    }

    @Test
    void storesBeingOpened_areUnavailable() {
        context.opensStores();

        assertThat(ask("GET", "/expectations", "").statusCode()).isEqualTo(503);
    }

    @Test
    void token_isDemandedOfAllButProbes_whichTellLessWithout() {
        server.close();
        server = new AdminServer(endpoint(TOKEN, 0), routes);

        for (Route route : routes.all()) {
            int without = route.open() ? 200 : 401;
            assertThat(ask("GET", route.path(), "").statusCode()).isEqualTo(without);
            assertThat(ask("GET", route.path(), "Bearer wrong").statusCode()).isEqualTo(without);
            assertThat(ask("GET", route.path(), "Bearer " + TOKEN).statusCode()).isEqualTo(200);
        }
        assertThat(ask("GET", "/nowhere", "").statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/metrics", "").headers().firstValue("www-authenticate"))
                .hasValue("Bearer");
        assertThat(ask("GET", "/health/ready", "").body()).isEqualTo("{\"ready\":true}");
        assertThat(ask("GET", "/health/ready", "Bearer " + TOKEN).body()).contains("\"contexts\"");
    }

    /** Java reads them once, for the first server of the process: MetricsIT shows that they hold where Herald's is that one. */
    @Test
    void bounds_areSetBeforeTheServerIsMade() {
        assertThat(System.getProperty("sun.net.httpserver.maxReqHeaderSize")).isEqualTo("16384");
        assertThat(System.getProperty("sun.net.httpserver.maxReqTime")).isEqualTo("10");
        assertThat(System.getProperty("jdk.httpserver.maxConnections")).isEqualTo("100");
    }

    @Test
    void clientsThatAreSlowToAsk_keepNobodyWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                slow.add(socket);
                socket.getOutputStream().write("GET /health".getBytes(StandardCharsets.US_ASCII));
            }
            long start = System.nanoTime();

            assertThat(ask("GET", "/health/live", "").statusCode()).isEqualTo(200);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void takenPort_isAFaultOfTheSettings() {
        assertThatThrownBy(() -> new AdminServer(endpoint("", server.port()), routes))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("herald.admin.port = " + server.port());
    }

    @Test
    void client_asksWithTheTokenOfTheSettings() throws Exception {
        server.close();
        server = new AdminServer(endpoint(TOKEN, 0), routes);

        HttpResponse<String> answer =
                new AdminClient(endpoint(TOKEN, server.port()), Duration.ofSeconds(5)).get("/info");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("contracts").get(0).path("id").asInt()).isEqualTo(7);
        assertThat(endpoint(TOKEN, 1).toString()).doesNotContain(TOKEN);
    }

    private HttpResponse<String> ask(String method, String path, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.address().resolve(path)).method(method, BodyPublishers.noBody());
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }
}
