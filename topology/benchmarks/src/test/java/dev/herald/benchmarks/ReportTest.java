package dev.herald.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final Report report = new Report();

    @Test
    void json_isAnArrayWithAnObjectOfEachRound(@TempDir Path dir) throws IOException {
        report.add(round("raw", 1, 1000));
        report.add(round("raw", 2, 3000));
        Path file = dir.resolve("results.json");

        report.write(file);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.isArray()).isTrue();
        assertThat(json).hasSize(2);
        JsonNode second = json.get(1);
        assertThat(second.fieldNames())
                .toIterable()
                .containsExactly("what", "contender", "round", "eventsPerSecond", "outputs", "verified");
        assertThat(second.path("contender").asText()).isEqualTo("raw");
        assertThat(second.path("round").asInt()).isEqualTo(2);
        assertThat(second.path("eventsPerSecond").asDouble()).isEqualTo(3000);
        assertThat(second.path("outputs").asLong()).isEqualTo(10);
        assertThat(second.path("verified").asBoolean()).isTrue();
    }

    @Test
    void table_hasTheMedianOfTheRounds_andTheRatioToTheFirst() {
        report.add(round("raw", 1, 1000));
        report.add(round("raw", 2, 4000));
        report.add(round("raw", 3, 2000));
        report.add(round("herald", 1, 500));

        assertThat(report.table()).isEqualTo("""
                        | catchup | eventsPerSecond | of raw | rounds |
                        |---|---|---|---|
                        | raw | 2,000 | 1.00 | 3 |
                        | herald | 500 | 0.25 | 1 |
                        """);
    }

    @Test
    void table_hasTheRatioOfTheSecondHalfToo_whereItWasTimed() {
        report.add(warm("raw", 1000, 4000));
        report.add(warm("dsl", 500, 3000));
        report.add(round("herald", 1, 250));

        assertThat(report.table()).isEqualTo("""
                        | catchup | eventsPerSecond | warmEventsPerSecond | of raw | warm of raw | rounds |
                        |---|---|---|---|---|---|
                        | raw | 1,000 | 4,000 | 1.00 | 1.00 | 1 |
                        | dsl | 500 | 3,000 | 0.50 | 0.75 | 1 |
                        | herald | 250 |  | 0.25 |  | 1 |
                        """);
    }

    private static Result warm(String contender, double rate, double warm) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("eventsPerSecond", rate);
        figures.put("warmEventsPerSecond", warm);
        return new Result("catchup", contender, 1, figures, 10, true);
    }

    private static Result round(String contender, int round, double rate) {
        return new Result("catchup", contender, round, Map.of("eventsPerSecond", rate), 10, true);
    }
}
