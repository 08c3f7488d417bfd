package dev.herald.sandbox;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The real log of payments, which is not part of this repository. */
final class PaymentsLog {

    /** Names the file where it is not in its usual place, beside the repository. */
    static final String VARIABLE = "HERALD_PAYMENTS_LOG";

    private static final String USUAL = "../../../shared/data/payments.jsonl.gz";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private PaymentsLog() {}

    /** Returns the file; skips the test that asks where there is none. */
    static Path file() {
        String named = System.getenv(VARIABLE);
        Path file = Path.of(named == null ? USUAL : named).toAbsolutePath().normalize();
        assumeThat(file)
                .as("the real log of payments is not here: set %s to test with it", VARIABLE)
                .isRegularFile();
        return file;
    }

    /** Returns its events, each a JSON object; skips the test that asks where there is no log. */
    static List<Map<String, Object>> events() throws IOException {
        return parse(lines());
    }

    /** Returns its lines; skips the test that asks where there is no log. */
    static List<String> lines() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file())), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    /** Returns JSON lines as objects. */
    static List<Map<String, Object>> parse(List<String> lines) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Map<String, Object>> objects = new ArrayList<>(lines.size());
        for (String line : lines) {
            objects.add(json.readValue(line, OBJECT));
        }
        return objects;
    }
}
