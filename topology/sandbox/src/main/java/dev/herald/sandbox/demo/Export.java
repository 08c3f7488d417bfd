package dev.herald.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads back what came out, committed records only, into one file of JSON lines for each topic. */
record Export(Path directory) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Makes the directory, and takes an earlier summary away: what stands there after a failure must not look new.
     *
     * @throws DemoFailedException when it cannot be written to
     */
    static Export to(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve(Summary.FILE));
        } catch (IOException e) {
            throw new DemoFailedException(5, "%s: cannot export there: %s".formatted(directory.toAbsolutePath(), e));
        }
        return new Export(directory);
    }

    /** Reads a topic to its end and returns how many records there are, by type. */
    Map<String, Long> write(String topic, Commands herald) {
        Path file = directory.resolve(topic + ".jsonl");
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
            herald.run(lines, "events", "tail", topic, "--from-beginning", "--until-end", "--json");
            if (lines.checkError()) {
                throw new DemoFailedException(1, "%s: cannot be written".formatted(file.toAbsolutePath()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return countByType(file);
    }

    /** The names of the files that it consists of. */
    List<String> files(Topics topics) {
        return Stream.concat(topics.outgoing().stream().map(topic -> topic + ".jsonl"), Stream.of(Summary.FILE))
                .toList();
    }

    void write(Summary summary) {
        Path file = directory.resolve(Summary.FILE);
        try {
            Files.writeString(file, summary.json() + System.lineSeparator(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Map<String, Long> countByType(Path file) {
        Map<String, Long> counts = new TreeMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode type = JSON.readTree(line).path("headers").path("ce_type");
                counts.merge(type.asText().replaceFirst(".*\\.", ""), 1L, Long::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return counts;
    }
}
