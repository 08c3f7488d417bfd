package dev.herald.processor.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files for running Herald, as trees. */
final class Deployment {

    static final Path COMPOSE = Path.of("../../docker-compose.yml");
    static final Path KUBERNETES = Path.of("kubernetes/herald.yaml");
    static final Path OBSERVABILITY = Path.of("observability");
    static final Path ALERTS = OBSERVABILITY.resolve("rules/herald-alerts.yml");
    static final Path DASHBOARD = OBSERVABILITY.resolve("grafana/dashboards/herald.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Deployment() {}

    static JsonNode json(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    /** Reads the only document of a file; anchors, and the merging of maps, are resolved. */
    static JsonNode yaml(Path file) throws IOException {
        List<JsonNode> documents = documents(file);
        if (documents.size() != 1) {
            throw new AssertionError(file + ": expected 1 document, got " + documents.size());
        }
        return documents.get(0);
    }

    /** Reads all documents of a file, each by itself: an anchor of one is not known in the next. */
    static List<JsonNode> documents(Path file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (String text : Files.readString(file).split("(?m)^---$", -1)) {
            Object read = new org.yaml.snakeyaml.Yaml().load(text);
            documents.add(JSON.valueToTree(read));
        }
        return documents;
    }
}
