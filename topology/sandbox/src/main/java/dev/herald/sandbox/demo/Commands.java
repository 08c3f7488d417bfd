package dev.herald.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.processor.command.CommandLines;
import dev.herald.processor.command.Surroundings;
import dev.herald.processor.context.Contexts;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Herald's own command line, run in this process.
 *
 * @param settings that every command gets
 */
record Commands(Map<String, String> settings) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Runs a command and returns what it prints with {@code --json}.
     *
     * @throws DemoFailedException when it ends with another code than 0
     */
    JsonNode json(String... arguments) {
        StringWriter out = new StringWriter();
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add("--json");
        run(new PrintWriter(out), command.toArray(String[]::new));
        try {
            return JSON.readTree(out.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("herald %s printed %s".formatted(String.join(" ", command), out), e);
        }
    }

    /** Runs a command that prints its result there. */
    void run(PrintWriter out, String... arguments) {
        StringWriter err = new StringWriter();
        int code = CommandLines.run(surroundings(out, new PrintWriter(err)), with(arguments));
        if (code != 0) {
            throw new DemoFailedException(
                    code,
                    "herald %s: exit code %d%n%s"
                            .formatted(
                                    String.join(" ", arguments),
                                    code,
                                    err.toString().strip()));
        }
    }

    private String[] with(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        settings.forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
        return all.toArray(String[]::new);
    }

    private static Surroundings surroundings(PrintWriter out, PrintWriter err) {
        return new Surroundings(
                InputStream.nullInputStream(),
                out,
                err,
                Map.of(),
                Clock.systemUTC(),
                Contexts.onClassPath(),
                orderly -> () -> {});
    }
}
