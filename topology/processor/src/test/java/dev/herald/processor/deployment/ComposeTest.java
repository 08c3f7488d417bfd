package dev.herald.processor.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.processor.setting.AdminSettings;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private final JsonNode services = Deployment.yaml(Deployment.COMPOSE).get("services");
    private final JsonNode herald = services.get("herald");
    private final Settings defaults = Settings.of(List.of());

    ComposeTest() throws IOException {}

    @Test
    void herald_writesToItsVolumeOnly_andHasNoRights() {
        assertThat(herald.get("read_only").asBoolean()).isTrue();
        assertThat(herald.get("user").asText()).isEqualTo("10001:10001");
        assertThat(herald.at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(herald.at("/volumes/0").asText()).isEqualTo("state:/var/lib/herald");
        assertThat(herald.get("healthcheck").toString()).contains("\"herald\",\"health\"");
    }

    @Test
    void stopping_hasMoreTimeThanHeraldTakes() {
        Duration grace = Duration.parse("PT" + herald.get("stop_grace_period").asText());

        assertThat(grace).isGreaterThan(defaults.get(HeraldSettings.STOP_TIMEOUT));
    }

    @Test
    void images_haveVersions() {
        assertThat(services.findValuesAsText("image"))
                .filteredOn(image -> !image.equals("herald:local"))
                .isNotEmpty()
                .allMatch(image -> image.matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void onlookers_comeWithTheProfile_andFindTheirFiles() {
        for (String name : List.of("prometheus", "grafana")) {
            JsonNode service = services.get(name);
            assertThat(service.at("/profiles/0").asText()).isEqualTo("observability");
            assertThat(service.get("volumes"))
                    .map(JsonNode::asText)
                    .filteredOn(volume -> volume.startsWith("."))
                    .isNotEmpty()
                    .allMatch(volume ->
                            Files.exists(Deployment.COMPOSE.resolveSibling(volume.substring(0, volume.indexOf(':')))));
        }
    }

    @Test
    void prometheus_looksWhereHeraldAnswers() throws IOException {
        JsonNode config = Deployment.yaml(Deployment.OBSERVABILITY.resolve("prometheus.yml"));

        assertThat(config.at("/scrape_configs/0/static_configs/0/targets/0").asText())
                .isEqualTo("herald:" + defaults.get(AdminSettings.ADMIN_PORT));
        assertThat(config.at("/scrape_configs/0/job_name").asText()).isEqualTo("herald");
    }

    @Test
    void grafana_findsItsSourceAndItsDashboard() throws IOException {
        JsonNode sources =
                Deployment.yaml(Deployment.OBSERVABILITY.resolve("grafana/provisioning/datasources/prometheus.yml"));
        JsonNode dashboards =
                Deployment.yaml(Deployment.OBSERVABILITY.resolve("grafana/provisioning/dashboards/herald.yml"));

        assertThat(sources.at("/datasources/0/url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(services.at("/grafana/volumes").toString())
                .contains(":" + dashboards.at("/providers/0/options/path").asText() + ":ro");
    }
}
