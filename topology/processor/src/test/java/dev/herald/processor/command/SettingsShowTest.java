package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.processor.CommandRun;
import dev.herald.processor.TestPublication;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsShowTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void settings_areShownWithWhereTheyComeFrom(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("a.yaml"), """
                herald:
                  topic-prefix: a.
                  registry.auth.token: tiger
                kafka.linger.mss: 3
                """);

        assertThat(run("settings", "--config", file.toString(), "-D", "kafka.producer.linger.ms=7"))
                .isZero();

        assertThat(out.toString().lines())
                .contains(
                        "herald.topic-prefix = a.  (file " + file + ", line 2)",
                        "herald.registry.auth.token = ***  (file " + file + ", line 3)",
                        "herald.topics.partitions = 6  (default)",
                        "kafka.producer.linger.ms = 7  (command line)",
                        "kafka.processing.guarantee = exactly_once_v2  (Herald)");
        assertThat(err.toString()).contains("kafka.linger.mss (file " + file + ", line 4)");
    }

    @Test
    void given_leavesOutDefaultsAndWhatHeraldHolds_alsoAsJson() {
        assertThat(run("settings", "--given", "--json", "-D", "herald.topic-prefix=a."))
                .isZero();

        assertThat(out.toString())
                .isEqualToIgnoringNewLines("{\"settings\":[{\"key\":\"herald.topic-prefix\",\"shown\":\"a.\","
                        + "\"origin\":\"command line\",\"given\":true}],\"warnings\":[]}");
    }

    @Test
    void optionWithoutValue_isAFaultThatDoesNotRepeatIt() {
        assertThat(run("settings", "-D", "herald.registry.auth.token:tiger")).isEqualTo(3);

        assertThat(err.toString()).contains("-D number 1: expected key=value").doesNotContain("tiger");
    }

    @Test
    void mistypedOption_isUsage_thatDoesNotRepeatItsValue() {
        assertThat(run("settings", "--herald.registry.auth.token=tiger")).isEqualTo(2);

        assertThat(err.toString()).contains("--herald.registry.auth.token").doesNotContain("tiger");
    }

    private int run(String... words) {
        return CommandRun.of(TestPublication.sources(), out, err, words);
    }
}
