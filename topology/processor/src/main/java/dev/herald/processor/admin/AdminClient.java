package dev.herald.processor.admin;

import dev.herald.processor.setting.AdminSettings;
import dev.herald.processor.setting.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Asks the processor of this machine, by the settings that it runs with. */
public final class AdminClient {

    private final Endpoint endpoint;
    private final Duration patience;
    private final HttpClient client;

    /**
     * Creates a client.
     *
     * @param patience how long to wait for a connection, and then for an answer
     * @throws SettingsException when the key store cannot be used
     */
    public AdminClient(Endpoint endpoint, Duration patience) {
        this.endpoint = endpoint;
        this.patience = patience;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(patience);
        try {
            endpoint.keyStore().map(PinnedCertificate::of).ifPresent(builder::sslContext);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(AdminSettings.ADMIN_KEYSTORE.key() + ": " + e.getMessage()));
        }
        this.client = builder.build();
    }

    /**
     * Returns the answer.
     *
     * @param path with its query
     * @throws IOException when nobody answers in time
     * @throws InterruptedException when the thread is interrupted
     */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = endpoint.address(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        if (!endpoint.token().isEmpty()) {
            request.header("Authorization", "Bearer " + endpoint.token());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
