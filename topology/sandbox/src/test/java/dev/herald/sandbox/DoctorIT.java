package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What `herald doctor` says of an installation that is well, and of one that is not. */
@ExtendWith(SharedSandbox.class)
class DoctorIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void healthyInstallation_hasNoProblem(Broker broker, Registry registry) {
        Terminal terminal = prepared(broker, registry, "doctor-it-1.");

        Terminal.Said said = terminal.herald("doctor");

        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out())
                .contains("fine       broker: cluster ")
                .contains("fine       broker limits: transaction.max.timeout.ms is 900000, Herald needs 30000")
                .contains("fine       topics: 13 topics: all there")
                .contains("fine       partitions: 13 topics")
                .contains("fine       replicas: all in step")
                .contains("fine       consumer groups: doctor-it-1.herald-payments: nobody has joined yet")
                .contains("fine       contracts: the registry has all")
                .contains("unchecked  clock: the registry's clock: it sends no Date")
                .contains("unchecked  clock: the brokers' clocks")
                .containsPattern("problems: 0, warnings: \\d+, not checked: \\d+\\s*$");
    }

    @Test
    void groupOfARunningHerald_isSeenAtWork_withItsMembers(Broker broker, Registry registry) throws Exception {
        try (Installation installation = Installation.at(broker, registry);
                HeraldProcess herald = installation.run()) {
            assertThat(herald.isRunning()).isTrue();
            Await.until(
                    LIMIT,
                    () -> installation
                            .terminal()
                            .herald("doctor")
                            .out()
                            .contains("herald-payments: at work, members: "),
                    () -> installation.terminal().herald("doctor").out());
        }
    }

    @Test
    void missingTopic_wrongPartitions_andMissingContracts_areNamedWithWhatToDo(Broker broker, Registry registry)
            throws Exception {
        Terminal terminal = new Terminal(broker, registry, "doctor-it-2.");
        terminal.herald("topics", "apply").well();
        breakTopics(broker, "doctor-it-2.payments.control", "doctor-it-2.payments.domain.party");
        Await.until(
                LIMIT, () -> terminal.herald("doctor").out().contains("found missing"), () -> terminal.herald("doctor")
                        .out());

        Terminal.Said said = terminal.herald("doctor");

        assertThat(said.code()).isEqualTo(4);
        assertThat(said.out())
                .contains("problem    topics: doctor-it-2.payments.control: topic: expected present, found missing")
                .contains("-> `herald topics apply` mends it")
                .contains("doctor-it-2.payments.domain.party: partitions: expected 3, found 5")
                .contains("-> Kafka takes no partitions away")
                .contains("PaymentCompleted: not registered")
                .contains("-> `herald contracts register` registers it");
    }

    private static Terminal prepared(Broker broker, Registry registry, String prefix) {
        Terminal plain = new Terminal(broker, registry, prefix);
        Map<String, String> settings = new HashMap<>(plain.settings());
        settings.put("herald.admin.port", "0");
        settings.put("herald.state.dir", "target/doctor-it");
        Terminal terminal = new Terminal(settings);
        terminal.herald("topics", "apply").well();
        terminal.herald("contracts", "register").well();
        return terminal;
    }

    private static void breakTopics(Broker broker, String deleted, String grown)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.deleteTopics(List.of(deleted)).all().get();
            admin.createPartitions(Map.of(grown, NewPartitions.increaseTo(5)))
                    .all()
                    .get();
        }
    }
}
