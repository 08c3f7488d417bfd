package dev.herald.processor.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.PrintWriter;

/** Results as JSON. */
final class Output {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Output() {}

    /** Prints a result on one line, for programs. */
    static void json(PrintWriter out, Object result) {
        print(out, JSON.writer(), result);
    }

    /** Prints a document over several lines, for people too. */
    static void pretty(PrintWriter out, Object document) {
        print(out, JSON.writerWithDefaultPrettyPrinter(), document);
    }

    private static void print(PrintWriter out, ObjectWriter writer, Object result) {
        try {
            out.println(writer.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that has no JSON form: " + result.getClass(), e);
        }
    }
}
