package dev.herald.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.herald.engine.registry.TlsStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What stands in front of a registry: it speaks TLS, and lets only those through who say what is expected. */
final class RegistryGate implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpsServer server;
    private final URI behind;
    private final String authorization;

    private RegistryGate(HttpsServer server, Registry registry, String authorization) {
        this.server = server;
        this.behind = URI.create(registry.url());
        this.authorization = authorization;
    }

    /**
     * Opens one on loopback.
     *
     * @param mutual whether clients must show a certificate
     * @param authorization the header that every request must have
     */
    static RegistryGate open(
            Registry registry, Certificates certificates, Path server, boolean mutual, String authorization)
            throws IOException {
        SSLContext tls = TlsStores.context(
                new TlsStores.Store(certificates.trusted(), Certificates.PASSWORD),
                new TlsStores.Store(server, Certificates.PASSWORD));
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(mutual);
                parameters.setSSLParameters(wanted);
            }
        });
        RegistryGate gate = new RegistryGate(https, registry, authorization);
        https.createContext("/", gate::handle);
        https.setExecutor(gate.threads);
        https.start();
        return gate;
    }

    /** Where the registry is, through the gate. */
    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort() + behind.getPath();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                pass(exchange);
            } else {
                byte[] refusal = "{\"error_code\":40101,\"message\":\"who are you?\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(401, refusal.length);
                exchange.getResponseBody().write(refusal);
            }
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().firstValue("Content-Type").ifPresent(value -> exchange.getResponseHeaders()
                    .set("Content-Type", value));
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
