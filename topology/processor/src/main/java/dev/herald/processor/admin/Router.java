package dev.herald.processor.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request and answers: whatever goes wrong is told as JSON. A request's body is never read. */
final class Router implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final int NO_BODY = -1;

    private final List<Route> routes;
    private final byte[] authorization;
    private final boolean demanded;

    /**
     * Creates a router.
     *
     * @param token that is demanded; empty for none
     */
    Router(List<Route> routes, String token) {
        this.routes = routes;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.demanded = !token.isEmpty();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Reply answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        Optional<Route> route =
                routes.stream().filter(each -> each.path().equals(path)).findFirst();
        boolean trusted = !demanded || isTrusted(exchange);
        if (!trusted && !route.map(Route::open).orElse(false)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            return Reply.error(
                    Reply.UNAUTHORIZED, "expected the header 'Authorization: Bearer' with herald.admin.token");
        }
        if (route.isEmpty()) {
            return Reply.json(
                    Reply.NOT_FOUND,
                    Map.of(
                            "error",
                            "there is no " + path,
                            "paths",
                            routes.stream().map(Route::path).toList()));
        }
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Reply.error(
                    Reply.METHOD_NOT_ALLOWED, path + ": expected GET or HEAD, got " + exchange.getRequestMethod());
        }
        return answer(route.get(), trusted, exchange);
    }

    /** Takes as long for a wrong token as for the right one. */
    private boolean isTrusted(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        return shown != null && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private static Reply answer(Route route, boolean trusted, HttpExchange exchange) {
        Map<String, String> parameters;
        try {
            parameters = Query.parameters(exchange.getRequestURI().getRawQuery());
        } catch (IllegalArgumentException e) {
            return Reply.error(Reply.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        try {
            return route.answer().apply(new Request(trusted, parameters));
        } catch (RuntimeException e) {
            LOG.warn("could not answer {}", route.path(), e);
            return Reply.error(Reply.FAILED, "could not answer; the log says why");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.bytes();
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(reply.status(), NO_BODY);
        } else {
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
