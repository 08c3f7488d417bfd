package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSandbox.class)
class RegistryIT {
    private static final String CONTRACT = "{\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}";

    @Test
    void a_registered_contract_is_found_by_its_id(Registry registry) throws Exception {
        String id = register(registry, "found-by-id");

        assertThat(get(registry, "/schemas/ids/" + id)).contains("string");
        assertThat(get(registry, "/subjects")).contains("found-by-id");
    }

    @Test
    void a_killed_registry_comes_back_with_its_contracts(@TempDir Path temporary) throws Exception {
        StartOptions kept = StartOptions.defaults().in(temporary.resolve("path with a space"));
        try (Registry registry = Registry.start(kept)) {
            String id = register(registry, "kept");

            registry.kill();
            assertThatThrownBy(() -> get(registry, "/subjects")).isInstanceOf(ConnectException.class);
            registry.restart();

            assertThat(get(registry, "/schemas/ids/" + id)).contains("string");
            assertThat(get(registry, "/subjects")).isEqualTo("[\"kept\"]");
        }
    }

    @Test
    void a_setting_that_the_registry_refuses_fails_the_start_with_its_last_lines() {
        StartOptions broken = StartOptions.defaults().with("quarkus.http.port", "none");

        assertThatThrownBy(() -> Registry.start(broken))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContainingAll("registry: the process ended with exit code 1", "quarkus.http.port");
    }

    private static String register(Registry registry, String subject) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(CONTRACT))
                .build();
        String answer = send(request);
        assertThat(answer).matches("\\{\"id\":\\d+.*}");
        return answer.replaceAll("\\{\"id\":(\\d+).*}", "$1");
    }

    private static String get(Registry registry, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path)).build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
