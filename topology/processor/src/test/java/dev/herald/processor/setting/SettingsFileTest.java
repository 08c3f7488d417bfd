package dev.herald.processor.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

    @TempDir
    Path dir = Path.of("");

    @Test
    void yaml_nestedOrFlat_meansTheSameAsProperties() throws IOException {
        SettingsRead yaml = read("herald.yaml", """
                herald:
                  topic-prefix: "a."
                  topics.partitions: 12
                  contexts: [payments, deliveries]
                  publication:
                    payments: {wait-for: 5m}
                kafka.bootstrap.servers: one:1,two:2
                """);
        SettingsRead properties = read("herald.properties", """
                # as above
                herald.topic-prefix = a.
                herald.topics.partitions: 12
                herald.contexts = payments, \\
                    deliveries
                herald.publication.payments.wait-for=5m
                kafka.bootstrap.servers one:1,two:2
                """);

        assertThat(yaml.faults()).isEmpty();
        assertThat(properties.faults()).isEmpty();
        assertThat(yaml.settings().get(HeraldSettings.CONTEXTS)).containsExactly("payments", "deliveries");
        for (Setting<?> setting : HeraldSettings.ALL) {
            assertThat((Object) yaml.settings().get(setting))
                    .isEqualTo(properties.settings().get(setting));
        }
        assertThat(yaml.settings().kafka())
                .isEqualTo(properties.settings().kafka())
                .containsEntry("bootstrap.servers", "one:1,two:2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.yaml | herald.topic-prefix: a\\nherald:\\n  topic-prefix: b | line 3: herald.topic-prefix stands in line 1",
                "a.yaml | herald:\\n  contexts: [{a: b}] | line 2: herald.contexts: expected texts or numbers",
                "a.yaml | herald:\\n  topic-prefix: | line 2: herald.topic-prefix has no value",
                "a.yaml | herald.topic-prefix: &x a\\nherald.contexts: *x | line 2: herald.contexts: expected a text",
                "a.yaml | a: b\\n c: [ | this is no YAML",
                "a.yaml | - herald | line 1: expected keys with values",
                "a.yaml | herald.topic-prefix: a\\n---\\nb: c | expected one document",
                "a.properties | herald.topic-prefix=a\\n\\nherald.topic-prefix=b | line 3: herald.topic-prefix stands in line 1",
                "a.properties | herald.topic-prefix=\\\\u12 | line 1: expected four hexadecimal digits",
            })
    void whatAFileCannotSay_isAFaultWithItsLine(String name, String text, String fault) throws IOException {
        SettingsRead read = read(name, text.replace("\\\\u", "\\u").replace("\\n", "\n"));

        assertThat(read.faults())
                .anySatisfy(each -> assertThat(each).contains(name).contains(fault));
    }

    @Test
    void keyInPemForm_withoutItsContinuation_isNotShownAsAKey() throws IOException {
        SettingsRead read = read("a.properties", """
                kafka.ssl.keystore.key = -----BEGIN PRIVATE KEY-----
                MIIEvQIBADANBgkqhkiG9w0BAQEFAASC
                """);

        assertThat(read.faults())
                .hasSize(1)
                .allSatisfy(fault -> assertThat(fault).contains("line 2").doesNotContain("MIIE"));
    }

    @Test
    void workingDirectory_isReadWhereItHasOneFile_andRefusedWhereItHasSeveral() throws IOException {
        assertThat(Settings.read(List.of(SettingSource.directory(dir))).faults())
                .isEmpty();

        Files.writeString(dir.resolve("herald.yml"), "herald.topic-prefix: a.");
        SettingsRead one = Settings.read(List.of(SettingSource.directory(dir)));
        Files.writeString(dir.resolve("herald.properties"), "herald.topic-prefix=b.");
        SettingsRead two = Settings.read(List.of(SettingSource.directory(dir)));

        assertThat(one.settings().get(TopicSettings.TOPIC_PREFIX)).isEqualTo("a.");
        assertThat(two.faults()).hasSize(1).first().asString().contains("expected one of them, or --config");
    }

    private SettingsRead read(String name, String text) throws IOException {
        return Settings.read(List.of(SettingSource.file(Files.writeString(dir.resolve(name), text))));
    }
}
