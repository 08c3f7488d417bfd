package dev.herald.processor.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /expectations?state=open|overdue|missed&name=…&limit=…}: the instances that this process keeps, by
 * context.
 */
final class ExpectationsHandler implements HttpHandler {

    static final String PATH = "/expectations";

    private static final Logger LOG = LoggerFactory.getLogger(ExpectationsHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final Processor processor;

    ExpectationsHandler(Processor processor) {
        this.processor = processor;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        } catch (RuntimeException e) {
            LOG.warn("could not answer GET {}", PATH, e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            send(exchange, METHOD_NOT_ALLOWED, Map.of("get", PATH));
            return;
        }
        try {
            ExpectationQuery query =
                    ExpectationQuery.of(parameters(exchange.getRequestURI().getRawQuery()));
            send(exchange, OK, processor.expectations(query));
        } catch (IllegalArgumentException e) {
            send(exchange, BAD_REQUEST, Map.of("error", String.valueOf(e.getMessage())));
        } catch (InvalidStateStoreException e) {
            send(exchange, UNAVAILABLE, Map.of("error", "not ready: " + e.getMessage()));
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int split = each.indexOf('=');
            if (split < 0) {
                throw new IllegalArgumentException("query parameter '" + each + "' has no '='");
            }
            parameters.put(text(each.substring(0, split)), text(each.substring(split + 1)));
        }
        return parameters;
    }

    private static String text(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
