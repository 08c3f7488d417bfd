package dev.herald.processor.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @Test
    void noSource_givesDefaults() {
        Settings settings = Settings.of(List.of());

        assertThat(settings.get(TopicSettings.PARTITIONS)).isEqualTo(6);
        assertThat(settings.get(HeraldSettings.CONTEXTS)).isEmpty();
        assertThat(settings.get(ContractSettings.REGISTRY_URLS))
                .containsExactly(URI.create("http://localhost:8080/apis/ccompat/v7"));
        assertThat(settings.get(HeraldSettings.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.kafka()).containsExactly(Map.entry("bootstrap.servers", "localhost:9092"));
    }

    @Test
    void severalSources_laterOneWins(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("herald.properties"), """
                herald.topic-prefix = file.
                herald.topics.partitions = 3
                herald.topics.replication.factor = 3
                kafka.producer.linger.ms = 7
                """);

        Settings settings = Settings.of(List.of(
                SettingSource.file(file),
                SettingSource.environment(Map.of(
                        "HERALD_TOPICS_PARTITIONS", "4",
                        "HERALD_TOPIC_PREFIX", "env.",
                        "KAFKA_BOOTSTRAP_SERVERS", "one:1,two:2",
                        "KAFKA_PRODUCER_COMPRESSION_TYPE", "zstd")),
                SettingSource.commandLine(Map.of("herald.topic-prefix", "line."))));

        assertThat(settings.get(TopicSettings.TOPIC_PREFIX)).isEqualTo("line.");
        assertThat(settings.get(TopicSettings.PARTITIONS)).isEqualTo(4);
        assertThat(settings.get(TopicSettings.REPLICATION)).isEqualTo(3);
        assertThat(settings.kafka())
                .containsEntry("bootstrap.servers", "one:1,two:2")
                .containsEntry("producer.compression.type", "zstd")
                .containsEntry("producer.linger.ms", "7");
    }

    @Test
    void variablesOfOthers_areLeftAlone() {
        Settings settings = Settings.of(List.of(SettingSource.environment(Map.of(
                "KAFKA_OPTS", "-Xmx1g",
                "KAFKA_PORT", "tcp://10.0.0.1:9092",
                "HERALD_SERVICE_HOST", "10.0.0.2",
                "HERALD_PORT_8080_TCP", "tcp://10.0.0.2:8080"))));

        assertThat(settings.kafka()).containsOnlyKeys("bootstrap.servers");
    }

    @Test
    void everyFault_isNamedAtOnce_withKeyValueOriginAndRange() {
        Map<String, String> given = new HashMap<>();
        given.put("herald.topics.partitions", "0");
        given.put("herald.topics.replication.factor", "many");
        given.put("herald.registry.urls", "ftp://registry");
        given.put("herald.registry.auth", "kerberos");
        given.put("herald.connect.timeout", "10");
        given.put("herald.contexts", "Payments");
        given.put("herald.topic-prefx", "x");
        given.put("kafka.acks", "most");
        given.put("kafka.bootstrap.servers", "nowhere");

        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> Settings.of(List.of(SettingSource.commandLine(given))));

        assertThat(refused.faults()).hasSize(given.size());
        assertThat(refused)
                .hasMessageContaining("9 settings are wrong")
                .hasMessageContaining("herald.topics.partitions = '0' (command line): expected a whole number from 1")
                .hasMessageContaining("herald.topic-prefx (command line): there is no such setting; the nearest is"
                        + " herald.topic-prefix")
                .hasMessageContaining("kafka.acks = 'most'");
    }

    @Test
    void wrongSecret_isRefusedWithoutItsValue() {
        Map<String, String> given = Map.of("herald.registry.auth.password", "hunter2\nand more");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.of(List.of(SettingSource.commandLine(given))))
                .withMessageContaining("herald.registry.auth.password = a secret value")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void basicAuthentication_needsNameAndPassword() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(
                        () -> Settings.of(List.of(SettingSource.commandLine(Map.of("herald.registry.auth", "basic")))))
                .withMessageContaining("herald.registry.auth.username is not set")
                .withMessageContaining("herald.registry.auth.password is not set");
    }

    @Test
    void twoStateDirectories_areRefused_andAFaultElsewhereHidesThatNot() {
        Map<String, String> given = Map.of(
                "herald.state.dir", "a",
                "kafka.state.dir", "b",
                "herald.topics.partitions", "0",
                "herald.topics.replication.factor", "2",
                "herald.topics.min.insync.replicas", "3");

        assertThat(Settings.read(List.of(SettingSource.commandLine(given))).faults())
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).startsWith("kafka.state.dir = 'b': herald.state.dir = 'a' wins"))
                .anySatisfy(
                        fault -> assertThat(fault).contains("expected at most herald.topics.replication.factor = 2"));
    }

    @Test
    void boundsOfAContext_comeFromAnySource_andAreCheckedLikeOthers() {
        Settings settings = Settings.of(List.of(
                SettingSource.environment(Map.of(
                        "HERALD_PUBLICATION_CARD_PAYMENTS_WAIT_FOR", "2m",
                        "HERALD_PUBLICATION_PAYMENTS_HOLD_EVENTS", "7")),
                SettingSource.commandLine(Map.of("herald.publication.payments.wait-for", "300ms"))));

        assertThat(settings.get(ContextSettings.WAIT_FOR, "payments")).contains(Duration.ofMillis(300));
        assertThat(settings.get(ContextSettings.WAIT_FOR, "card-payments")).contains(Duration.ofMinutes(2));
        assertThat(settings.get(ContextSettings.HOLD_EVENTS, "payments")).contains(7);
        assertThat(settings.get(ContextSettings.HOLD_FOR, "payments")).isEmpty();
        assertThat(settings.contextsNamed()).containsOnlyKeys("card-payments", "payments");
    }

    @Test
    void wrongBoundsOfAContext_areNamed() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.of(List.of(SettingSource.commandLine(Map.of(
                        "herald.publication.payments.keep-events", "0",
                        "herald.publication.payments.wait-or", "1s")))))
                .withMessageContaining("herald.publication.payments.keep-events = '0' (command line): expected a whole")
                .withMessageContaining("herald.publication.payments.wait-or (command line): there is no such setting");
    }

    @Test
    void size_isInUnitsOf1024_andBounded() {
        Settings settings = Settings.of(List.of(SettingSource.commandLine(Map.of("herald.memory.rocksdb", "1gb"))));
        assertThat(settings.get(StateSettings.ROCKSDB_MEMORY)).isEqualTo(1024L * 1024 * 1024);

        for (String wrong : List.of("15mb", "256", "1tb", "-1mb", "999999999gb")) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() ->
                            Settings.of(List.of(SettingSource.commandLine(Map.of("herald.memory.rocksdb", wrong)))))
                    .withMessageContaining("expected a size from 16mb");
        }
    }

    @Test
    void manyBrokers_areTaken_andOneThatIsWrongAmongThem_isAFault() {
        String brokers = "broker-1:9092" + ",broker-2:9092".repeat(20_000);

        Settings settings = Settings.of(List.of(SettingSource.commandLine(Map.of("kafka.bootstrap.servers", brokers))));

        assertThat(settings.get(HeraldSettings.BOOTSTRAP)).isEqualTo(brokers);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.of(
                        List.of(SettingSource.commandLine(Map.of("kafka.bootstrap.servers", brokers + ",broker-3")))))
                .withMessageContaining("expected host:port");
    }

    @Test
    void missingFile_isNamed(@TempDir Path dir) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.of(List.of(SettingSource.file(dir.resolve("absent.properties")))))
                .withMessageContaining("absent.properties: there is no such file");
    }
}
