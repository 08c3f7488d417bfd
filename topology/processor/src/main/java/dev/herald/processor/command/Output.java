package dev.herald.processor.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;

/** Results as JSON: one object a line. */
final class Output {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Output() {}

    static void json(PrintWriter out, Object result) {
        try {
            out.println(JSON.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that has no JSON form: " + result.getClass(), e);
        }
    }
}
