package dev.herald.processor;

import dev.herald.engine.publication.PublicationSource;
import dev.herald.processor.command.CommandLines;
import dev.herald.processor.command.Surroundings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.Map;

/** Runs commands as the process does, without input and without environment. */
public final class CommandRun {

    private CommandRun() {}

    /** Runs a command and returns its exit code. */
    public static int of(Iterable<PublicationSource> sources, Writer out, Writer err, String... words) {
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Map.of(),
                Clock.systemUTC(),
                sources,
                orderly -> () -> {});
        return CommandLines.run(surroundings, words);
    }
}
