package dev.herald.processor.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourcesTest {

    private static final String PASSWORD = "herald.registry.auth.password";

    @TempDir
    Path dir = Path.of("");

    private final Map<String, String> given = new TreeMap<>();

    @Test
    void secretInAFile_isRead_forOursAndKafkas_fromAnySource() throws IOException {
        Path ours = Files.writeString(dir.resolve("ours"), "tiger \n");
        Path theirs = Files.writeString(dir.resolve("theirs"), "lion\r\n");

        Settings settings = Settings.of(List.of(
                SettingSource.commandLine(Map.of(PASSWORD, "cat")),
                SettingSource.environment(Map.of(
                        "HERALD_REGISTRY_AUTH_PASSWORD_FILE", ours.toString(),
                        "KAFKA_SSL_KEYSTORE_PASSWORD_FILE", theirs.toString()))));

        assertThat(settings.get(ContractSettings.REGISTRY_PASSWORD)).isEqualTo("tiger ");
        assertThat(settings.kafka())
                .containsEntry("ssl.keystore.password", "lion")
                .doesNotContainKey("ssl.keystore.password.file");
        assertThat(settings.effective())
                .contains(new EffectiveSetting(
                        PASSWORD, "***", "environment HERALD_REGISTRY_AUTH_PASSWORD_FILE, file " + ours));
    }

    @Test
    void missingFile_orBothForms_areFaultsOfTheKey() {
        given.put(PASSWORD + ".file", dir.resolve("absent").toString());
        given.put("herald.registry.auth.token", "cat");
        given.put("herald.registry.auth.token.file", dir.resolve("absent").toString());

        assertThat(read().faults())
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault)
                        .contains(PASSWORD + ".file (command line): file " + dir.resolve("absent"))
                        .contains("NoSuchFileException"))
                .anySatisfy(fault -> assertThat(fault).contains("are both given: expected one of them"));
    }

    @Test
    void providers_ofKafka_workForOurKeysToo() throws IOException {
        Files.writeString(dir.resolve("all.properties"), "registry=tiger\njaas=lion\n");
        Files.writeString(dir.resolve("token"), "panther\n");
        provider("file", FileConfigProvider.class);
        provider("dir", DirectoryConfigProvider.class);
        given.put(PASSWORD, "${file:" + dir.resolve("all.properties") + ":registry}");
        given.put("herald.registry.auth.token", "${dir:" + dir + ":token}");
        given.put("kafka.ssl.key.password", "<${file:" + dir.resolve("all.properties") + ":jaas}>");

        SettingsRead read = read();

        assertThat(read.faults()).isEmpty();
        assertThat(read.settings().get(ContractSettings.REGISTRY_PASSWORD)).isEqualTo("tiger");
        assertThat(read.settings().get(ContractSettings.REGISTRY_TOKEN)).isEqualTo("panther");
        assertThat(read.settings().kafka())
                .containsEntry("ssl.key.password", "<lion>")
                .as("Kafka need not resolve anything again")
                .doesNotContainKey("config.providers");
        assertThat(read.secrets().hide("a tiger, a <lion>")).isEqualTo("a ***, a ***");
    }

    @Test
    void faultsOfProviders_nameKeyProviderAndFile() throws IOException {
        Files.writeString(dir.resolve("all.properties"), "registry=tiger\n");
        provider("file", FileConfigProvider.class);
        given.put("kafka.config.providers", "file,nothing,odd");
        given.put("kafka.config.providers.odd.class", "java.lang.String");
        given.put(PASSWORD, "${file:" + dir.resolve("all.properties") + ":absent}");
        given.put("herald.registry.auth.token", "${vault:x:y}");
        given.put("kafka.ssl.key.password", "${file:" + dir.resolve("absent") + ":x}");
        given.put("kafka.ssl.keystore.password", "${odd:x:y}");

        assertThat(read().faults())
                .hasSize(6)
                .anySatisfy(fault -> assertThat(fault).contains("kafka.config.providers.nothing.class is not set"))
                .anySatisfy(fault -> assertThat(fault).contains("odd.class = 'java.lang.String'"))
                .anySatisfy(fault -> assertThat(fault)
                        .contains(PASSWORD)
                        .contains(":absent}")
                        .contains("no such key"))
                .anySatisfy(fault ->
                        assertThat(fault).contains("that kafka.config.providers does not name: it names [file]"))
                .anySatisfy(fault ->
                        assertThat(fault).contains("kafka.ssl.key.password").contains("/absent:x}"))
                .anySatisfy(fault -> assertThat(fault).contains("'odd' cannot be used"));
    }

    @Test
    void providersThatKafkaMayNotMake_areNotMadeByHeraldEither() {
        String property = AbstractConfig.AUTOMATIC_CONFIG_PROVIDERS_PROPERTY;
        provider("file", FileConfigProvider.class);
        System.setProperty(property, "none");
        try {
            assertThat(read().faults())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("expected one of the system property " + property);
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void namesOfPluginsThatSoundSecret_areHidden_andOthersShown() {
        given.put("kafka.my.vault.apikey", "tiger");
        given.put("kafka.basic.auth.user.info", "lion:panther");
        given.put("kafka.my.region", "eu");
        given.put("kafka.sasl.oauthbearer.token.endpoint.url", "https://me:tiger@idp/x?k=lion");

        assertThat(read().settings().effective().stream()
                        .filter(EffectiveSetting::isGiven)
                        .map(EffectiveSetting::shown))
                .containsExactlyInAnyOrder("***", "***", "eu", "https://***@idp/x?***");
    }

    @Test
    void malformedJaas_isAFault_withoutWhatItSays() {
        given.put("kafka.sasl.jaas.config", "org.example.Login required username=tiger password");

        assertThat(read().faults())
                .hasSize(1)
                .first()
                .asString()
                .contains("kafka.sasl.jaas.config = a secret value")
                .doesNotContain("tiger");
    }

    @Test
    void whatHeraldHolds_isRefusedWhereAnotherValueIsGiven() {
        given.put("kafka.processing.guarantee", "at_least_once");
        given.put("kafka.consumer.isolation.level", "read_uncommitted");
        given.put("kafka.producer.acks", "1");
        given.put("kafka.application.id", "mine");
        given.put("kafka.enable.idempotence", "true");

        assertThat(read().faults())
                .hasSize(4)
                .contains("kafka.processing.guarantee = 'at_least_once' (command line): Herald holds it:"
                        + " exactly_once_v2; its guarantees need that");
    }

    @Test
    void unknownNameOfKafka_isAWarning_withTheNearest() {
        given.put("kafka.producer.linger.mss", "5");
        given.put("kafka.topic.cleanup.policy", "compact");

        assertThat(read().faults()).isEmpty();
        assertThat(read().settings().warnings())
                .containsExactly("kafka.producer.linger.mss (command line): no client of Kafka's knows it; it is passed"
                        + " on; the nearest is kafka.producer.linger.ms");
    }

    private void provider(String name, Class<?> type) {
        given.merge("kafka.config.providers", name, (before, more) -> before + "," + more);
        given.put("kafka.config.providers." + name + ".class", type.getName());
    }

    private SettingsRead read() {
        return Settings.read(List.of(SettingSource.commandLine(given)));
    }
}
