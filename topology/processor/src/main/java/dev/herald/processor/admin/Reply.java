package dev.herald.processor.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is answered.
 *
 * @param status of HTTP
 */
record Reply(int status, String contentType, String body) {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int FAILED = 500;
    static final int UNAVAILABLE = 503;

    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply json(int status, Object body) {
        try {
            return new Reply(status, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be shown as JSON: " + body.getClass(), e);
        }
    }

    static Reply error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
