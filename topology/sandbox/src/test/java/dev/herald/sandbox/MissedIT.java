package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two years of real payments, supervised. Skipped where the log is not there. Each test has a Herald and topics of its own,
 * and waits most of the time: they run at once.
 */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedSandbox.class)
class MissedIT {
    private static final int PIECES = 10;
    private static final int MISSES = 68;
    private static final int LATE = 67;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** Longer than a partition must be silent before the clock goes on without events. */
    private static final Duration PAUSE = Duration.ofSeconds(7);

    @Test
    void logThatWasThereBefore_givesTheMissesThatItDoesNotAnswer(Broker broker, Registry registry) throws IOException {
        try (Installation installation = Installation.at(broker, registry)) {
            installation.send(PaymentsLog.lines());
            try (HeraldProcess herald = installation.run()) {
                expectMisses(installation, herald);
                assertThat(installation
                                .terminal()
                                .herald(
                                        "expectations",
                                        "list",
                                        "--missed",
                                        "-D",
                                        "herald.admin.port=" + herald.admin().getPort())
                                .well())
                        .contains("'instructed payments settle' payment/rfp-152465: opened 2017-12-12T11:08:30Z")
                        .endsWith("payments: open 0, overdue 0, missed 1\n");
                assertThat(Installation.accounts(herald).path("expectations").path("instructed payments settle"))
                        .hasToString("{\"OPENED\":6187,\"MET\":6119,\"MISSED\":68,\"MET_LATE\":67}");
            }
        }
    }

    @Test
    void logInTenPiecesWithPauses_givesTheSameMisses(Broker broker, Registry registry) throws IOException {
        List<String> lines = PaymentsLog.lines();
        try (Installation installation = Installation.at(broker, registry);
                HeraldProcess herald = installation.run()) {
            for (int piece = 0; piece < PIECES; piece++) {
                installation.send(lines.subList(lines.size() * piece / PIECES, lines.size() * (piece + 1) / PIECES));
                installation.awaitDone(herald);
                Await.passing(PAUSE);
            }
            expectMisses(installation, herald);
        }
    }

    @Test
    void logOutOfOrderWithKills_givesTheSameMisses(Broker broker, Registry registry) throws IOException {
        Random random = new Random(Seeds.next("misses out of order"));
        List<String> lines = Shuffled.acrossPayments(PaymentsLog.lines(), random);
        try (Installation installation = Installation.at(broker, registry).impatient();
                Flow flow = new Flow(installation, lines)) {
            try (HeraldProcess herald = installation.run()) {
                for (int kill = 0; kill < 3; kill++) {
                    long before = installation.progress().passed();
                    flow.start();
                    Await.until(LIMIT, () -> installation.progress().passed() > before + 1_000, () -> "nothing new");
                    Await.passing(Duration.ofMillis(random.nextInt(1_000)));
                    herald.kill();
                    flow.pause();
                    herald.restart();
                }
                flow.sendRest();
                expectMisses(installation, herald);
                herald.kill();
            }
            // A new process with an empty directory: what was told is in the changelogs alone.
            try (HeraldProcess herald = installation.run()) {
                installation.awaitDone(herald);
                Await.passing(PAUSE);
                expectMisses(installation, herald);
            }
        }
    }

    private static void expectMisses(Installation installation, HeraldProcess herald) throws IOException {
        Set<String> expected = ExpectedMisses.of(PaymentsLog.events());
        assertThat(expected).hasSize(MISSES);
        installation.awaitDone(herald);
        Await.until(LIMIT, () -> ExpectedMisses.told(installation).size() >= MISSES, () -> "only %d misses are told"
                .formatted(ExpectedMisses.told(installation).size()));
        assertThat(ExpectedMisses.told(installation)).containsExactlyElementsOf(expected);
        assertThat(ExpectedMisses.toldLate(installation)).hasSize(LATE).doesNotHaveDuplicates();
        assertThat(installation.topic(Installation.DEAD_LETTERS).records()).isEmpty();
    }
}
