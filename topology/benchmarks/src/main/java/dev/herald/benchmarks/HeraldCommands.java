package dev.herald.benchmarks;

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
 * Herald's own command line, in this process.
 *
 * @param settings that every command gets
 */
record HeraldCommands(Map<String, String> settings) {

    /**
     * Runs a command.
     *
     * @throws BenchFailedException when it ends with another code than 0
     */
    void run(String... command) {
        StringWriter said = new StringWriter();
        List<String> words = new ArrayList<>(List.of(command));
        settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        PrintWriter all = new PrintWriter(said, true);
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                all,
                all,
                Map.of(),
                Clock.systemUTC(),
                Contexts.onClassPath(),
                orderly -> () -> {});
        int code = CommandLines.run(surroundings, words.toArray(String[]::new));
        if (code != 0) {
            throw new BenchFailedException("herald %s: exit code %d%n%s".formatted(List.of(command), code, said));
        }
    }
}
