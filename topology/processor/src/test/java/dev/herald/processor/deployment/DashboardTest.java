package dev.herald.processor.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private final JsonNode dashboard = Deployment.json(Deployment.DASHBOARD);

    DashboardTest() throws IOException {}

    @Test
    void queries_nameOnlyMetricsThatThereAre() {
        List<String> queries = queries();

        assertThat(queries).hasSizeGreaterThan(30);
        assertThat(queries)
                .allSatisfy(
                        query -> assertThat(PromQl.metrics(query)).isNotEmpty().allMatch(KnownMetrics::has, query));
    }

    @Test
    void panels_haveIdsOfTheirOwn_andDoNotOverlap() {
        List<JsonNode> panels = panels();

        assertThat(panels).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
        assertThat(cells(panels)).doesNotHaveDuplicates();
    }

    @Test
    void everyQuery_goesToTheSourceThatIsChosen() {
        assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
        String chosen = "${" + dashboard.at("/templating/list/0/name").asText() + "}";

        assertThat(dashboard.findValues("datasource"))
                .hasSizeGreaterThan(30)
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo(chosen));
    }

    @Test
    void panels_sayWhatTheyShow() {
        assertThat(panels())
                .filteredOn(panel -> !panel.get("type").asText().equals("row"))
                .allSatisfy(panel -> {
                    assertThat(panel.path("title").asText()).isNotBlank();
                    assertThat(panel.path("description").asText()).isNotBlank();
                    assertThat(panel.path("targets")).isNotEmpty();
                });
    }

    private List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.get("panels").forEach(panels::add);
        return panels;
    }

    private List<String> queries() {
        List<String> queries = new ArrayList<>(dashboard.findValuesAsText("expr"));
        dashboard.at("/templating/list").forEach(variable -> {
            if (variable.get("type").asText().equals("query")) {
                queries.add(variable.at("/query/query").asText());
            }
        });
        return queries;
    }

    private static List<String> cells(List<JsonNode> panels) {
        List<String> cells = new ArrayList<>();
        for (JsonNode panel : panels) {
            JsonNode at = panel.get("gridPos");
            for (int x = 0; x < at.get("w").asInt(); x++) {
                for (int y = 0; y < at.get("h").asInt(); y++) {
                    cells.add((at.get("x").asInt() + x) + "," + (at.get("y").asInt() + y));
                }
            }
        }
        return cells;
    }
}
