package dev.herald.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.SettingsRead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of settings: whatever they hold becomes settings or faults, and a secret in its own line stays one. */
class SettingsFilesFuzzTest {
    private static final String SECRET = "tiger-4711-lion";
    private static final String PROPERTIES = """
            # as we run it
            herald.topic-prefix = a.
            herald.contexts = payments, \\
                deliveries
            herald.registry.auth.password = tiger-4711-lion
            herald.topics.partitions: 12
            herald.publication.payments.wait-for=5m
            kafka.bootstrap.servers one:1,two:2
            kafka.ssl.truststore.location = /etc/herald/\\u0061.p12
            """;
    private static final String YAML = """
            herald:
              topic-prefix: "a."
              contexts: [payments, deliveries]
            herald.registry.auth.password: tiger-4711-lion
            herald.publication:
              payments: {wait-for: 5m}
            kafka.bootstrap.servers: >
              one:1,two:2
            """;

    @TempDir
    Path dir = Path.of("");

    @Test
    void rightFiles_haveNoFaults() throws IOException {
        assertThat(read("herald.properties", PROPERTIES.getBytes(StandardCharsets.UTF_8))
                        .faults())
                .isEmpty();
        assertThat(read("herald.yaml", YAML.getBytes(StandardCharsets.UTF_8)).faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"herald.properties", "herald.yaml"})
    void anyFile_isSettingsOrFaults(String name) {
        String right = name.endsWith("yaml") ? YAML : PROPERTIES;
        String line =
                right.lines().filter(each -> each.contains(SECRET)).findFirst().orElseThrow();
        Fuzz.run("files " + name, 3_000, random -> {
            byte[] bytes = new Mutation(random).of(right.getBytes(StandardCharsets.UTF_8));

            SettingsRead read = read(name, bytes);

            assertThat(read.faults()).allSatisfy(fault -> assertThat(fault).isNotBlank());
            if (("\n" + new String(bytes, StandardCharsets.UTF_8)).contains("\n" + line + "\n")) {
                assertThat(read.faults()).noneMatch(fault -> fault.contains(SECRET));
            }
        });
    }

    private SettingsRead read(String name, byte[] bytes) throws IOException {
        return Settings.read(List.of(SettingSource.file(Files.write(dir.resolve(name), bytes))));
    }
}
