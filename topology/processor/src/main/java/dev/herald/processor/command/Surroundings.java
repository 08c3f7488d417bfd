package dev.herald.processor.command;

import dev.herald.engine.publication.PublicationSource;
import dev.herald.processor.context.Contexts;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for everything else
 * @param environment variables
 * @param clock the time of day
 * @param sources the contexts on the class path
 * @param onTermination what happens when the process is asked to end
 */
public record Surroundings(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Clock clock,
        Iterable<PublicationSource> sources,
        Termination onTermination) {

    /** Returns those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Clock.systemUTC(),
                Contexts.onClassPath(),
                Termination.ofProcess());
    }
}
