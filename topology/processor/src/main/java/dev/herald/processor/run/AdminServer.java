package dev.herald.processor.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.herald.engine.account.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of the processor over HTTP, on the loopback address: {@code /health/live}, {@code /health/ready},
 * {@code /accounts}, {@code /expectations}.
 */
public final class AdminServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, AdminServer::daemon);

    private interface Answer {
        Reply of();
    }

    private record Reply(int status, Object body) {}

    /**
     * Starts to answer.
     *
     * @param port on the loopback address; 0 for a free one
     * @throws UncheckedIOException when the port is taken
     */
    public AdminServer(Processor processor, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            threads.shutdown();
            throw new UncheckedIOException("herald.admin.port = " + port + ": " + e.getMessage(), e);
        }
        on("/health/live", () -> health(processor.isLive(), processor));
        on("/health/ready", () -> health(processor.isReady(), processor));
        on("/accounts", () -> new Reply(OK, accounts(processor)));
        server.createContext(ExpectationsHandler.PATH, new ExpectationsHandler(processor));
        server.setExecutor(threads);
        server.start();
    }

    /** Returns the port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static Reply health(boolean well, Processor processor) {
        return new Reply(well ? OK : UNAVAILABLE, processor.states());
    }

    private static Map<String, Object> accounts(Processor processor) {
        Map<String, Object> all = new LinkedHashMap<>();
        processor.accounts().forEach((context, accounts) -> all.put(context, account(accounts)));
        return all;
    }

    private static Map<String, Object> account(Accounts accounts) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("read", accounts.totalRead());
        account.put("kept", accounts.keptNow());
        account.put("counts", accounts.counts());
        account.put("expectations", accounts.expectations().counts());
        return account;
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean exact = exchange.getRequestURI().getPath().equals(path);
                boolean get = exchange.getRequestMethod().equals("GET");
                if (exact && get) {
                    send(exchange, answer.of());
                } else {
                    send(exchange, new Reply(exact ? METHOD_NOT_ALLOWED : NOT_FOUND, Map.of("get", path)));
                }
            } catch (RuntimeException e) {
                LOG.warn("could not answer GET {}", path, e);
            }
        });
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "herald-admin");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
