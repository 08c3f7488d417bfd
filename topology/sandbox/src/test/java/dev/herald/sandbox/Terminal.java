package dev.herald.sandbox;

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

/** Gives commands of {@code herald} in this process, against a broker and a registry, under a topic prefix. */
record Terminal(Broker broker, Registry registry, String prefix) {

    /** How a command ended and what it printed. */
    record Said(int code, String out, String err) {}

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
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        broker.bootstrap(),
                        "HERALD_REGISTRY_URLS",
                        registry.url(),
                        "HERALD_TOPIC_PREFIX",
                        prefix,
                        "HERALD_SUBJECT_NAME_STRATEGY",
                        "topic-record",
                        "HERALD_TOPICS_PARTITIONS",
                        "3"),
                Clock.systemUTC(),
                Contexts.onClassPath(),
                orderly -> () -> {});
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--set", "herald.contexts=payments"));
        int code = CommandLines.run(surroundings, words.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }
}
