package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.processor.CommandRun;
import dev.herald.processor.TestPublication;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private static final String[] NOBODY = {
        "-D", "kafka.bootstrap.servers=localhost:1",
        "-D", "herald.registry.urls=http://localhost:1",
        "-D", "herald.connect.timeout=200ms",
        "-D", "herald.admin.port=0"
    };

    private final StringWriter out = new StringWriter();

    @Test
    void nobodyThere_endsWith6_andAsksABrokerOnce() {
        assertThat(run("doctor")).isEqualTo(ExitCode.UNAVAILABLE.number());

        assertThat(out.toString())
                .containsOnlyOnce("no answer from a broker at localhost:1")
                .contains("unchecked  topics: no broker answers")
                .contains("problem    contracts: ")
                .contains("fine       admin port: a free one is taken")
                .containsPattern("problems: 2, warnings: \\d+, not checked: \\d+\\s*$");
    }

    @Test
    void json_isOneObject() {
        assertThat(run("doctor", "--json")).isEqualTo(ExitCode.UNAVAILABLE.number());

        assertThat(out.toString())
                .startsWith("{\"findings\":[{\"check\":\"settings\",\"outcome\":\"FINE\",")
                .contains("\"problems\":2")
                .hasLineCount(1);
    }

    private int run(String... command) {
        String[] words = new String[command.length + NOBODY.length];
        System.arraycopy(command, 0, words, 0, command.length);
        System.arraycopy(NOBODY, 0, words, command.length, NOBODY.length);
        return CommandRun.of(TestPublication.sources(), out, out, words);
    }
}
