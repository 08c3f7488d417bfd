package dev.herald.processor.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Unchecked;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {

    private static final long GIBI = 1024 * Sizes.MEBI;
    private static final Node A = new Node(1, "a", 1);
    private static final Node B = new Node(2, "b", 1);

    @Test
    void unknownNamesOfKafka_areWarnings_withTheNearest() {
        assertThat(new SettingsCheck(settings(Map.of())).look()).hasOnlyElementsOfType(Fine.class);
        assertThat(new SettingsCheck(settings(Map.of("kafka.ackz", "all"))).look())
                .singleElement()
                .isInstanceOf(Warning.class)
                .satisfies(warning -> assertThat(warning.what()).contains("nearest is kafka.acks"));
    }

    @Test
    void javaWithoutLongTermSupport_isAWarning() {
        assertThat(new JavaCheck(21).look()).hasOnlyElementsOfType(Fine.class);
        assertThat(new JavaCheck(22).look()).hasOnlyElementsOfType(Warning.class);
    }

    @Test
    void heapAndRocksDbThatDoNotFit_areAWarning() {
        assertThat(new MemoryCheck(GIBI, GIBI / 2, 2 * GIBI).look()).hasOnlyElementsOfType(Fine.class);
        assertThat(new MemoryCheck(GIBI, GIBI, 2 * GIBI).look())
                .singleElement()
                .isInstanceOf(Warning.class)
                .satisfies(warning -> assertThat(warning.what()).contains("has 2.0 GiB"));
    }

    @Test
    void tooFewOpenFiles_areAWarning_andNoLimit_isUnchecked() {
        assertThat(new OpenFilesCheck(65_536, 18).look()).hasOnlyElementsOfType(Fine.class);
        assertThat(new OpenFilesCheck(1_024, 18).look())
                .singleElement()
                .isInstanceOf(Warning.class)
                .satisfies(warning -> assertThat(warning.remedy()).contains("1220"));
        assertThat(new OpenFilesCheck(-1, 18).look()).hasOnlyElementsOfType(Unchecked.class);
    }

    @Test
    void takenAdminPort_isAWarning() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(new AdminPortCheck(settings(Map.of("herald.admin.port", port))).look())
                    .hasOnlyElementsOfType(Warning.class);
        }
        assertThat(new AdminPortCheck(settings(Map.of("herald.admin.port", "0"))).look())
                .hasOnlyElementsOfType(Fine.class);
    }

    @ParameterizedTest
    @CsvSource({"3, Fine", "-30, Warning", "30, Warning", "90, Problem", "-90, Problem"})
    void clocks_areJudgedByHowFarTheyAreApart(long seconds, String outcome) {
        Instant there = Instant.parse("2026-03-01T12:00:00Z");

        Finding finding = ClockCheck.apart(there.plusSeconds(seconds), "Sun, 1 Mar 2026 12:00:00 GMT");

        assertThat(finding.getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void clockOfTheRegistry_isReadFromAnyAnswer_andThatOfABroker_isUnchecked() throws IOException {
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        registry.start();
        try {
            Settings settings = settings(Map.of(
                    "herald.registry.urls",
                    "http://127.0.0.1:" + registry.getAddress().getPort()));
            Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));

            assertThat(new ClockCheck(settings, Clock.systemUTC()).look())
                    .satisfiesExactly(fine -> assertThat(fine).isInstanceOf(Fine.class), broker -> assertThat(broker)
                            .isInstanceOf(Unchecked.class));
            assertThat(new ClockCheck(settings, late).look().get(0)).isInstanceOf(Problem.class);
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void replicas_areJudgedByLeader_leastAndAll() {
        assertThat(replicas(A, List.of(A, B), 2)).isEmpty();
        assertThat(replicas(A, List.of(A), 1)).hasOnlyElementsOfType(Warning.class);
        assertThat(replicas(A, List.of(A), 2)).hasOnlyElementsOfType(Problem.class);
        assertThat(replicas(Node.noNode(), List.of(A), 1)).hasOnlyElementsOfType(Problem.class);
    }

    @Test
    void missingRight_isAProblem_andOneThatIsNotTold_isUnchecked() {
        Set<AclOperation> needed = Set.of(AclOperation.READ, AclOperation.DESCRIBE_CONFIGS);

        assertThat(RightsCheck.missing("t", needed, needed)).isEmpty();
        assertThat(RightsCheck.missing("t", needed, Set.of(AclOperation.READ)))
                .hasValueSatisfying(
                        missing -> assertThat(missing.what()).isEqualTo("t: not allowed: DESCRIBE_CONFIGS"));
        assertThat(RightsCheck.missing("t", needed, null)).get().isInstanceOf(Unchecked.class);
    }

    @Test
    void groups_areFineAtWork_andAWarningWhileTheyShareOut() {
        assertThat(GroupCheck.ofState("g", Optional.of(GroupState.STABLE), "")).isInstanceOf(Fine.class);
        assertThat(GroupCheck.ofState("g", Optional.of(GroupState.PREPARING_REBALANCE), ""))
                .isInstanceOf(Warning.class);
        assertThat(GroupCheck.ofState("g", Optional.empty(), "")).isInstanceOf(Unchecked.class);
    }

    @Test
    void roomForState_isMeasuredByTheChangelogs() {
        assertThat(StateCheck.room(Path.of("state"), 2 * GIBI, GIBI)).isInstanceOf(Fine.class);
        assertThat(StateCheck.room(Path.of("state"), GIBI, 2 * GIBI)).isInstanceOf(Warning.class);
    }

    private static List<Finding> replicas(Node leader, List<Node> inStep, int least) {
        TopicPartitionInfo partition = new TopicPartitionInfo(0, leader, List.of(A, B), inStep, List.of(), List.of());
        List<Finding> findings = new ArrayList<>();
        ReplicasCheck.look(new TopicDescription("t", false, List.of(partition)), partition, least, findings);
        return findings;
    }

    private static Settings settings(Map<String, String> given) {
        return Settings.of(List.of(SettingSource.commandLine(given)));
    }
}
