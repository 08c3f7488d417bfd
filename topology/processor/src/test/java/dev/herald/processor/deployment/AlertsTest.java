package dev.herald.processor.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.herald.processor.CommandRun;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AlertsTest {

    private static final Pattern COMMAND = Pattern.compile("`herald((?: [a-z][a-z-]*)+)");

    private final JsonNode rules = Deployment.yaml(Deployment.ALERTS).at("/groups/0/rules");

    AlertsTest() throws IOException {}

    @Test
    void expressions_nameOnlyMetricsThatThereAre() {
        assertThat(rules).hasSizeGreaterThan(10).allSatisfy(rule -> {
            String query = rule.get("expr").asText();
            assertThat(PromQl.metrics(query)).isNotEmpty().allMatch(KnownMetrics::has, query);
        });
    }

    @Test
    void everyAlert_isToldAfterATime_howBadItIs_andWhatToDo() {
        assertThat(rules).extracting(rule -> rule.path("alert").asText()).doesNotHaveDuplicates();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.path("for").asText()).matches("\\d+[mh]");
            assertThat(rule.at("/labels/severity").asText()).isIn(Set.of("critical", "warning", "info"));
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).hasSizeGreaterThan(80);
        });
    }

    @Test
    void commandsThatAreAdvised_areThere() {
        List<String> commands = rules.findValuesAsText("description").stream()
                .flatMap(text -> COMMAND.matcher(text).results())
                .map(found -> found.group(1).strip())
                .toList();

        assertThat(commands).hasSizeGreaterThan(5).allSatisfy(command -> {
            StringWriter said = new StringWriter();
            String[] words = (command + " --help").split(" ", -1);
            assertThat(CommandRun.of(List.of(), said, said, words))
                    .as("%s", said)
                    .isZero();
        });
    }

    @Test
    @Timeout(60)
    void promtool_acceptsTheRules_andTheirTests() throws Exception {
        assumeTrue(isThere("promtool"), "skipped: no promtool on the path (Debian's package prometheus has it)");

        assertThat(promtool("check", "rules", "rules/herald-alerts.yml")).contains("SUCCESS");
        assertThat(promtool("test", "rules", "herald-alerts.test.yml")).contains("SUCCESS");
    }

    @Test
    void everyAlert_hasATest() throws IOException {
        String tests = Files.readString(Deployment.OBSERVABILITY.resolve("herald-alerts.test.yml"));

        assertThat(rules).allSatisfy(rule -> {
            Matcher named =
                    Pattern.compile("\"?" + rule.get("alert").asText() + "\\b").matcher(tests);
            assertThat(named.results()).as("once as not raised, once as raised").hasSizeGreaterThanOrEqualTo(2);
        });
    }

    private static String promtool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(Deployment.OBSERVABILITY.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
