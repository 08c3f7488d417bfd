package dev.herald.sandbox;

import dev.herald.engine.publication.PublicationSource;
import dev.herald.processor.command.CommandLines;
import dev.herald.processor.command.Surroundings;
import dev.herald.processor.context.Contexts;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives commands of {@code herald} in this process.
 *
 * @param settings that every command gets
 * @param contexts that are deployed
 */
record Terminal(Map<String, String> settings, Iterable<PublicationSource> contexts) {

    /** Gives commands for the contexts of the class path. */
    Terminal(Map<String, String> settings) {
        this(settings, Contexts.onClassPath());
    }

    /** Gives commands for the payments context, against a broker and a registry, under a topic prefix. */
    Terminal(Broker broker, Registry registry, String prefix) {
        this(Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrap(),
                "herald.registry.urls",
                registry.url(),
                "herald.topic-prefix",
                prefix,
                "herald.subject.name.strategy",
                "topic-record",
                "herald.topics.partitions",
                "3",
                "herald.contexts",
                "payments"));
    }

    /** How a command ended and what it printed. */
    record Said(int code, String out, String err) {

        /** Returns what it printed; fails the test when it did not end well. */
        String well() {
            if (code != 0) {
                throw new AssertionError("exit code %d: %s".formatted(code, err));
            }
            return out;
        }
    }

    Said herald(String... command) {
        return herald(new byte[0], command);
    }

    /** Gives a command, its words one by one, with something on its standard input. */
    Said herald(byte[] in, String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(in),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Map.of(),
                Clock.systemUTC(),
                contexts,
                orderly -> () -> {});
        List<String> words = new ArrayList<>(List.of(command));
        settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        int code = CommandLines.run(surroundings, words.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }
}
