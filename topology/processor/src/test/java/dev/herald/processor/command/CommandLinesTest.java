package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.PublicationSource;
import dev.herald.processor.CommandRun;
import dev.herald.processor.TestPublication;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void exitCodes_areAPublicContract() {
        assertThat(Arrays.stream(ExitCode.values()).map(code -> code.number() + " " + code))
                .containsExactly(
                        "0 OK",
                        "1 BUG",
                        "2 USAGE",
                        "3 SETTINGS",
                        "4 DIFFERENCES",
                        "5 BAD_INPUT",
                        "6 UNAVAILABLE",
                        "7 REFUSED",
                        "8 NOT_RELEASED",
                        "9 STATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "topics",
                "topics plan",
                "topics apply",
                "topics check",
                "contracts register",
                "contracts check",
                "contracts diff",
                "contracts compare",
                "events send",
                "events tail",
                "acls",
                "describe",
                "settings",
                "doctor",
                "catalogue",
                "expectations",
                "expectations list",
                "dead-letters",
                "dead-letters list",
                "dead-letters show",
                "dead-letters redrive",
                "dead-letters discard"
            })
    void help_documentsOptionsAndExitCodes(String command) {
        assertThat(run((command + " --help").strip().split(" "))).isZero();

        assertThat(out.toString())
                .contains("Usage: herald " + command)
                .contains("--config=FILE")
                .contains("Exit codes:")
                .contains("6   a broker or the registry does not answer");
    }

    @Test
    void version_comesFromTheBuild() {
        assertThat(run("-V")).isZero();

        assertThat(out.toString())
                .matches("(?s)herald \\d+\\.\\d+.*Kafka \\d.*")
                .doesNotContain("${");
    }

    @Test
    void unknownCommand_isUsage_namingTheNearest() {
        assertThat(run("topicz")).isEqualTo(2);
        assertThat(err.toString()).contains("'topicz'").contains("herald topics");
    }

    @Test
    void wrongSettings_areAllNamed() {
        assertThat(run("topics", "check", "-D", "herald.topics.partitions=0", "--set", "herald.nonsense=1"))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("2 settings are wrong")
                .contains("herald.topics.partitions = '0' (command line)")
                .contains("herald.nonsense");
    }

    @Test
    void noContext_isASettingsFault() {
        assertThat(run(List.of(), "topics", "check")).isEqualTo(3);
        assertThat(err.toString()).contains("META-INF/services/" + PublicationSource.class.getName());
    }

    @Test
    void unknownContext_isASettingsFaultNamingThoseThatAreThere() {
        assertThat(run("topics", "check", "-D", "herald.contexts=test,deliveries"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("'deliveries', which is not on the class path; there is [test]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "apply", "check"})
    void brokerThatIsDown_isUnavailable_namingItsAddress(String command) {
        int code = run(
                "topics", command, "-D", "kafka.bootstrap.servers=localhost:1", "-D", "herald.connect.timeout=200ms");

        assertThat(code).isEqualTo(6);
        assertThat(err.toString())
                .startsWith("herald: no answer from a broker at localhost:1 within 200 ms")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contracts check", "contracts register --dry-run", "contracts diff", "events send good.jsonl"})
    void registryThatIsDown_isUnavailable_namingItsAddress(String command, @TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("good.jsonl"), "");
        List<String> line = new ArrayList<>(
                List.of("-D", "herald.registry.urls=http://localhost:1", "-D", "herald.connect.timeout=200ms"));
        line.addAll(List.of(command.replace("good.jsonl", file.toString()).split(" ")));

        assertThat(run(line.toArray(String[]::new))).isEqualTo(6);
        assertThat(err.toString()).contains("http://localhost:1").hasLineCount(1);
    }

    @Test
    void missingFile_isBadInput() {
        assertThat(run("events", "send", "absent.jsonl")).isEqualTo(5);
        assertThat(err.toString()).isEqualToIgnoringNewLines("herald: absent.jsonl: there is no such file");
    }

    @Test
    void paceBelowOne_isUsage() {
        assertThat(run("events", "send", "--rate", "0", "absent.jsonl")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redrive --why x | nothing is selected: give --aggregate, --rule or --error, or --all",
                "discard --why x --dry-run | nothing is selected",
                "redrive --why x --all --rule completed | --all and a selection exclude each other",
                "redrive --all | --why is missing",
                "discard --all --why= | --why is missing",
                "redrive --all --dry-run --no-wait | --dry-run and --no-wait exclude each other",
                "redrive --all --why x --timeout 0 | --timeout = 0: expected 1 to 86400 seconds",
            })
    void repairWithoutWhatItNeeds_isUsage_andAsksNobody(String command, String reason) {
        assertThat(run(("dead-letters " + command).split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("herald: " + reason).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "redrive --all --why x", "discard --all --why x"})
    void brokerThatIsDown_isUnavailableForDeadLettersToo(String command) {
        String settings = " -D kafka.bootstrap.servers=localhost:1 -D herald.connect.timeout=200ms";

        assertThat(run(("dead-letters " + command + settings).split(" "))).isEqualTo(6);
        assertThat(err.toString()).startsWith("herald: no answer from a broker at localhost:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acls | 2 | nobody is named: give --processor,",
                "acls --processor herald | 2 | is no principal: expected one such as User:herald",
                "acls --processor User:h --apply --check | 2 | --apply and --check exclude each other",
                "acls --consumer User:c --topic nothing.* | 5 | --topic = nothing.*: no topic of any producer",
            })
    void aclsForNobodyOrNothing_areRefused(String command, int code, String reason) {
        assertThat(run(command.split(" "))).isEqualTo(code);
        assertThat(err.toString()).startsWith("herald: ").contains(reason).hasLineCount(1);
    }

    @Test
    void acls_askNoBroker_andPrintNoSecret() {
        int code = run(
                "acls",
                "--consumer=User:c",
                "--topic=*.declined",
                "--set=kafka.bootstrap.servers=localhost:1",
                "--set=kafka.sasl.jaas.config=module required username=\"c\" password=\"magic\";");

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("--bootstrap-server localhost:1 --add --allow-principal User:c --operation Read --topic")
                .doesNotContain("magic");
    }

    @Test
    void boundsOfAContextThatIsNotThere_areASettingsFault() {
        assertThat(run("topics", "check", "-D", "herald.publication.deliveries.wait-for=1s"))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("herald.publication.deliveries.wait-for: no context 'deliveries' is on the class path");
    }

    @Test
    void publicationThatThrows_isABug_withAHint() {
        assertThat(run(List.of(() -> Objects.requireNonNull(null, "no publication")), "topics", "check"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no publication").contains("--stacktrace shows where");
    }

    private int run(String... arguments) {
        return run(TestPublication.sources(), arguments);
    }

    private int run(Iterable<PublicationSource> sources, String... arguments) {
        return CommandRun.of(sources, out, err, arguments);
    }
}
