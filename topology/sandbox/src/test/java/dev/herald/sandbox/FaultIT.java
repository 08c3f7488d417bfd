package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.processor.broker.Answer;
import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Herald stands on fails while it works: each way ends as LIFECYCLE.md says. */
@ExtendWith(SharedSandbox.class)
class FaultIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TOLD = Duration.ofSeconds(25);

    /** In ms, for how long a group waits for who ended without leaving: longer than the broker stands still. */
    private static final String AWAY = "20000";

    @Test
    void brokerStandsStill_isTold_aStopEndsInTimeWith6_andNothingIsLostOrDoubled(Registry registry) throws Exception {
        List<String> lines =
                PaymentsFeed.lines(Seeds.next("still broker"), 2_000).toList();
        try (Broker broker = Broker.start();
                Installation installation = Installation.at(broker, registry)
                        .with("herald.stop.timeout", "3s")
                        .with("kafka.consumer.session.timeout.ms", AWAY);
                HeraldProcess herald = installation.run();
                Flow flow = new Flow(installation, lines)) {
            flow.start();
            Handover.awaitEveryPartition(installation.progress());
            signal("-STOP", broker.pid());
            try {
                HeraldLog log = HeraldLog.of(herald);
                log.await(TOLD, "no broker has answered for 1");
                log.await(TOLD, "on its transaction, to which no broker answers");
                herald.stop();
                assertThat(herald.exitCode()).isEqualTo(6);
                assertThat(log.text()).contains("not stopped within 3000 ms");
            } finally {
                signal("-CONT", broker.pid());
            }
            herald.restart();
            standStill(broker, herald);
            flow.pause();
            flow.sendRest();
            installation.finish(herald);
            assertThat(ExportDifferences.between(
                            ExpectedPayments.of(PaymentsLog.parse(lines)), installation.published()))
                    .isEmpty();
        }
    }

    private static void standStill(Broker broker, HeraldProcess herald) throws Exception {
        HeraldLog log = HeraldLog.of(herald);
        signal("-STOP", broker.pid());
        try {
            log.await(TOLD, "no broker has answered for 1");
        } finally {
            signal("-CONT", broker.pid());
        }
        log.await(TOLD, "a broker answers again");
    }

    /** Whatever the system's reason is not to write: root may fill its disk, but is denied nothing. */
    @Test
    void stateCannotBeWritten_endsWith9_saysWhatToDo_andGoesOnOnceItCan(
            Broker broker, Registry registry, @TempDir Path state) throws IOException {
        try (Installation installation =
                Installation.at(broker, registry).impatient().with("herald.state.dir", state.toString())) {
            installation.send(SmallLog.partyAndPayment("party-1", "first"));
            List<Path> inTheWay = filesInPlaceOfTasks(state.resolve(installation.group()));

            assertThatThrownBy(installation::run)
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContainingAll("ended with exit code 9", "herald.state.dir needs room");

            for (Path file : inTheWay) {
                Files.delete(file);
            }
            try (HeraldProcess herald = installation.run()) {
                installation.finish(herald);
            }
            assertThat(installation.topic(ExpectedPayments.COMPLETED).byKey()).containsOnlyKeys("first");
        }
    }

    private static List<Path> filesInPlaceOfTasks(Path application) throws IOException {
        Files.createDirectories(application);
        List<Path> files = new ArrayList<>();
        for (int partition = 0; partition < Installation.PARTITIONS; partition++) {
            for (int part = 0; part < 2; part++) {
                files.add(Files.createFile(application.resolve(part + "_" + partition)));
            }
        }
        return files;
    }

    @Test
    void domainTopicIsDeleted_endsWith4_andNamesTheCommand(Broker broker, Registry registry) {
        try (Installation installation =
                        Installation.at(broker, registry).with("kafka.consumer.metadata.max.age.ms", "2000");
                HeraldProcess herald = installation.run();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            HeraldLog log = HeraldLog.of(herald);
            Answer.of(admin.deleteTopics(
                            List.of(installation.topic(Installation.PAYMENTS).name()))
                    .all());

            Await.until(LIMIT, () -> !herald.isRunning(), log::text);
            assertThat(herald.exitCode()).as(log.text()).isEqualTo(4);
            assertThat(log.text()).contains("MissingSourceTopicException", "`herald topics plan`");
        }
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        run("kill", signal, Long.toString(pid));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
