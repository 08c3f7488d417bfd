package dev.herald.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks whether the registry that we started, and not another process on its port, answers. */
record RegistryCheck(URI root, String name) {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    boolean answers() {
        try {
            return get("/apis/registry/v3/system/info").contains(name)
                    && get("/apis/ccompat/v7/subjects").startsWith("[");
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(root.resolve(path)).timeout(LIMIT).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
