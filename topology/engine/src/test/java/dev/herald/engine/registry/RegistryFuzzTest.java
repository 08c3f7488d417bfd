package dev.herald.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A registry, or whatever answers in its place, says what it likes: the client ends in time, by an outcome of its own. */
class RegistryFuzzTest {

    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final int LONGEST_MESSAGE = 4_100;

    /** A call, and what a registry would answer to it. */
    private record Exchange(int status, String body, Consumer<RegistryClient> call) {}

    private static final List<Exchange> EXCHANGES = List.of(
            new Exchange(
                    200,
                    "{\"subject\":\"s\",\"version\":1,\"id\":7,\"schema\":\"{\\\"type\\\":\\\"record\\\","
                            + "\\\"name\\\":\\\"R\\\",\\\"fields\\\":[{\\\"name\\\":\\\"f\\\",\\\"type\\\":"
                            + "[\\\"null\\\",\\\"R\\\"],\\\"default\\\":null}]}\"}",
                    client -> client.schemaById(7)),
            new Exchange(200, "{\"id\":7}", client -> client.register("s", SCHEMA)),
            new Exchange(200, "{\"id\":7,\"version\":1}", client -> client.idOf("s", SCHEMA)),
            new Exchange(200, "[]", client -> client.versions("s")),
            new Exchange(200, "{\"compatibilityLevel\":\"FULL\"}", client -> client.compatibility("s")),
            new Exchange(
                    200,
                    "{\"compatibility\":\"FULL\"}",
                    client -> client.setCompatibility("s", CompatibilityLevel.FULL)),
            new Exchange(
                    200,
                    "{\"is_compatible\":false,\"messages\":[\"one\",\"two\"]}",
                    client -> client.incompatibilities("s", SCHEMA)),
            new Exchange(
                    404, "{\"error_code\":40403,\"message\":\"Schema not found\"}", client -> client.schemaById(8)),
            new Exchange(409, "{\"error_code\":409,\"message\":\"no\"}", client -> client.register("s", SCHEMA)));

    private final ServerSocket listening = listening();
    private volatile byte[] reply = new byte[0];
    private volatile boolean endless;
    private final Thread server = new Thread(this::serve, "registry-in-place");

    @AfterEach
    void stop() throws IOException {
        listening.close();
    }

    @Test
    void anyReply_isAnAnswerOrARegistryException() {
        server.start();
        EXCHANGES.subList(0, 7).forEach(exchange -> {
            reply = http(exchange.status(), exchange.body().getBytes(StandardCharsets.UTF_8));
            exchange.call().accept(client());
        });
        Fuzz.run("registry replies", 2_000, random -> {
            Exchange exchange = EXCHANGES.get(random.nextInt(EXCHANGES.size()));
            reply = drawn(exchange, random);
            try (RegistryClient client = client()) {
                exchange.call().accept(client);
            } catch (RegistryException expected) {
                assertThat(expected).hasMessageContaining("schema registry");
                assertThat(expected.getMessage())
                        .hasSizeLessThan(LONGEST_MESSAGE)
                        .doesNotContain("\u001b", "\u009b");
            }
        });
    }

    @Test
    void replyWithoutEnd_isCutOff() {
        server.start();
        endless = true;

        assertThatThrownBy(() -> client().schemaById(7))
                .isInstanceOf(RegistryException.Unavailable.class)
                .hasMessageContaining("the reply is longer than 16777216 bytes");
    }

    private static byte[] drawn(Exchange exchange, Random random) {
        Mutation mutation = new Mutation(random);
        byte[] body = exchange.body().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> mutation.of(http(exchange.status(), body));
            case 1 -> http(100 + random.nextInt(500), mutation.of(body));
            case 2 -> http(200, "[".repeat(1 + random.nextInt(5_000)).getBytes(StandardCharsets.UTF_8));
            default -> http(exchange.status(), mutation.of(body));
        };
    }

    private static byte[] http(int status, byte[] body) {
        byte[] head = "HTTP/1.1 %d Said\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(status, body.length)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private RegistryClient client() {
        return new RegistryClient(RegistrySettings.of("http://127.0.0.1:" + listening.getLocalPort())
                .timeouts(Duration.ofSeconds(2), Duration.ofSeconds(20))
                .patience(Duration.ofSeconds(20))
                .retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
                .build());
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                readRequest(client.getInputStream());
                write(client.getOutputStream());
            } catch (IOException hungUp) {
                // The client's right; or the end of the test.
            }
        }
    }

    private void write(OutputStream out) throws IOException {
        if (!endless) {
            out.write(reply);
            return;
        }
        out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] part = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        while (!listening.isClosed()) {
            out.write(part);
        }
    }

    /** Reads the head, then the body that it announces: a connection closed with unread bytes is reset. */
    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                return;
            }
            head.append((char) read);
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
    }
}
