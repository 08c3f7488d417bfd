package dev.herald.processor.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.processor.setting.AdminSettings;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesTest {

    private final List<JsonNode> documents = Deployment.documents(Deployment.KUBERNETES);
    private final JsonNode set = only("StatefulSet").get("spec");
    private final JsonNode pod = set.at("/template/spec");
    private final JsonNode container = pod.at("/containers/0");
    private final String config =
            only("ConfigMap").at("/data/herald.properties").asText();
    private final String mounted = container.at("/volumeMounts/2/mountPath").asText();
    private final Settings settings;

    KubernetesTest(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("herald.properties");
        Files.writeString(file, config.replace(mounted, directory.toString()));
        for (Map.Entry<String, JsonNode> secret :
                only("Secret").get("stringData").properties()) {
            Files.writeString(
                    directory.resolve(secret.getKey()), secret.getValue().asText());
        }
        String variable = container.at("/env/0/name").asText();
        settings =
                Settings.of(List.of(SettingSource.file(file), SettingSource.environment(Map.of(variable, "herald-0"))));
    }

    @Test
    void settings_areHeralds_andThePodsNameIsAStaticMembers() {
        assertThat(settings.kafka())
                .containsEntry("group.instance.id", "herald-0")
                .containsEntry(
                        "sasl.jaas.config",
                        only("Secret").at("/stringData/jaas").asText())
                .containsKeys("ssl.truststore.password", "num.standby.replicas");
        assertThat(container.at("/env/0/valueFrom/fieldRef/fieldPath").asText()).isEqualTo("metadata.name");
        assertThat(container.get("args").toString())
                .contains(container.at("/volumeMounts/1/mountPath").asText() + "/herald.properties");
    }

    @Test
    void ports_areWhereHeraldAnswers() {
        int port = settings.get(AdminSettings.ADMIN_PORT);

        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(port);
        assertThat(only("Service").at("/spec/ports/0/port").asInt()).isEqualTo(port);
        assertThat(set.at("/template/metadata/annotations").toString())
                .contains("\"prometheus.io/port\":\"" + port + "\"");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(container.get(probe).at("/httpGet/port").asText())
                    .isEqualTo(container.at("/ports/0/name").asText());
        }
    }

    @Test
    void stopping_hasMoreTimeThanHeraldTakes() {
        Duration grace =
                Duration.ofSeconds(pod.get("terminationGracePeriodSeconds").asLong());

        assertThat(grace).isGreaterThan(settings.get(HeraldSettings.STOP_TIMEOUT));
    }

    @Test
    void pod_runsWithoutRights_andWritesToItsVolumeOnly() {
        JsonNode security = container.get("securityContext");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.get("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(pod.get("automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @Test
    void pod_runsAsTheImagesUser_onTheImagesVolume() throws IOException {
        String image = Files.readString(Path.of("Dockerfile"));
        String user = pod.at("/securityContext/runAsUser").asText();

        assertThat(image)
                .contains("USER %s:%s\n"
                        .formatted(user, pod.at("/securityContext/runAsGroup").asText()))
                .contains("VOLUME " + container.at("/volumeMounts/0/mountPath").asText() + "\n");
        assertThat(container.at("/volumeMounts/0/name").asText())
                .isEqualTo(set.at("/volumeClaimTemplates/0/metadata/name").asText());
    }

    @Test
    void selectors_findThePods() {
        JsonNode labels = set.at("/template/metadata/labels");

        assertThat(set.at("/selector/matchLabels")).isEqualTo(labels);
        assertThat(only("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(only("PodDisruptionBudget").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(only("NetworkPolicy").at("/spec/podSelector/matchLabels")).isEqualTo(labels);
        assertThat(set.get("serviceName")).isEqualTo(only("Service").at("/metadata/name"));
    }

    @Test
    void filesThatSettingsName_areMounted() {
        assertThat(pod.at("/volumes/1/secret/secretName"))
                .isEqualTo(only("Secret").at("/metadata/name"));
        assertThat(only("Secret").get("stringData").fieldNames()).toIterable().allSatisfy(key -> assertThat(config)
                .contains(".file = " + mounted + "/" + key + "\n"));
    }

    private JsonNode only(String kind) {
        List<JsonNode> found = documents.stream()
                .filter(document -> document.get("kind").asText().equals(kind))
                .toList();
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }
}
