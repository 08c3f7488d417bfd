package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The admin endpoint of a running Herald, asked by whoever likes. */
@ExtendWith(SharedSandbox.class)
class AdminFuzzIT {
    /** Longer than the server waits for the rest of a request; a client that waits on has met one that hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int SLOW_CLIENTS = 40;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3}) ");
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final List<String> REQUESTS = List.of(
            LIVE,
            "HEAD /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /expectations?limit=5&state=missed&context=payments HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /settings HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n",
            "POST /accounts HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
            "PUT /info HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            "GET /%2e%2e/%00/health%2flive?a=%zz HTTP/1.0\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET mailto:a@b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    @Test
    void anyRequest_isRefusedOrAnswered_andHeraldGoesOn(Broker broker, Registry registry) throws IOException {
        try (Installation installation = Installation.at(broker, registry);
                HeraldProcess herald = installation.run()) {
            int port = herald.admin().getPort();
            Fuzz.run("admin requests", 2_000, random -> isFit(ask(port, drawn(random))));

            whileClientsAreSlow(port, () -> {
                long start = System.nanoTime();
                assertThat(ask(port, LIVE.getBytes(StandardCharsets.US_ASCII))).contains(" 200 ");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            });
            assertThat(herald.isRunning()).isTrue();
            assertThat(Files.readString(herald.log())).doesNotContain("could not answer", "Exception");
        }
    }

    private static byte[] drawn(Random random) {
        String request = REQUESTS.get(random.nextInt(REQUESTS.size()));
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        return switch (random.nextInt(12)) {
            case 0 ->
                LIVE.replace("Host: a", "X: " + "x".repeat(random.nextInt(100_000)))
                        .getBytes(StandardCharsets.US_ASCII);
            case 1 ->
                LIVE.replace("Host: a", "X: y\r\n".repeat(random.nextInt(500)) + "Host: a")
                        .getBytes(StandardCharsets.US_ASCII);
            case 2 -> bytes;
            default -> new Mutation(random).of(bytes);
        };
    }

    /** 503 is documented; 501 is the JDK's server's for an encoding that it does not know. */
    private static void isFit(String reply) {
        if (reply.isEmpty()) {
            return;
        }
        Matcher status = STATUS.matcher(reply);
        assertThat(status.find()).as(reply).isTrue();
        int code = Integer.parseInt(status.group(1));
        assertThat(code < 500 || code == 503 || code == 501).as(reply).isTrue();
        assertThat(reply).doesNotContain("\tat ", ".java:");
    }

    /** Returns what is answered; nothing where the connection is closed instead. */
    private static String ask(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException closed) {
            return "";
        }
    }

    private interface Work {
        void done() throws IOException;
    }

    private static void whileClientsAreSlow(int port, Work work) throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                socket.getOutputStream().write("GET /health".getBytes(StandardCharsets.US_ASCII));
            }
            work.done();
        } finally {
            slow.forEach(AdminFuzzIT::close);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
