package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.herald.processor.broker.Answer;
import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** What Herald stands on fails while it works: each way ends as LIFECYCLE.md says. */
@ExtendWith(SharedSandbox.class)
class FaultIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TOLD = Duration.ofSeconds(25);

    @Test
    void brokerStandsStill_isTold_aStopEndsInTimeWith6_andNothingIsLostOrDoubled(Registry registry) throws Exception {
        List<String> lines =
                PaymentsFeed.lines(Seeds.next("still broker"), 2_000).toList();
        try (Broker broker = Broker.start();
                Installation installation = Installation.at(broker, registry).with("herald.stop.timeout", "3s");
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

    @Test
    void diskIsFull_endsWith9_saysWhatToDo_andGoesOnWhereItWas(
            Broker broker, Registry registry, @TempDir Path libraries) throws Exception {
        assumeTrue(isThere("prlimit"), "prlimit, of util-linux, is not there: a full disk cannot be had");
        List<String> lines = PaymentsFeed.lines(Seeds.next("full disk"), 3_000).toList();
        // RocksDB unpacks its library at each start, which is larger than what is allowed below.
        unpackRocksDb(libraries);
        try (Installation installation = Installation.at(broker, registry).jvm("-Djava.library.path=" + libraries);
                HeraldProcess herald = installation.run()) {
            installation.send(lines.subList(0, lines.size() / 2));
            installation.awaitDone(herald);
            herald.kill();

            HeraldLog log = HeraldLog.of(herald);
            Starting starting = Starting.of(herald::restart);
            run("prlimit", "--pid", Long.toString(starting.process().pid()), "--fsize=65536");
            starting.awaitEnd();
            assertThat(herald.exitCode()).as(log.text()).isEqualTo(9);
            assertThat(log.text()).contains("herald.state.dir needs room");

            herald.restart();
            installation.send(lines.subList(lines.size() / 2, lines.size()));
            installation.finish(herald);
            assertThat(ExportDifferences.between(
                            ExpectedPayments.of(PaymentsLog.parse(lines)), installation.published()))
                    .isEmpty();
        }
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

    private static void unpackRocksDb(Path directory) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream library = RocksDB.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(library, name), directory.resolve(System.mapLibraryName("rocksdbjni")));
        }
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        run("kill", signal, Long.toString(pid));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
