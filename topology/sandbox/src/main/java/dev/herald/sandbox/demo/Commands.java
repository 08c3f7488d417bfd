package dev.herald.sandbox.demo;

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

    /**
     * Runs a command and returns what it printed.
     *
     * @throws DemoFailedException when it ends with another code than 0
     */
    String run(String... arguments) {
        StringWriter out = new StringWriter();
        run(new PrintWriter(out), arguments);
        return out.toString();
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
