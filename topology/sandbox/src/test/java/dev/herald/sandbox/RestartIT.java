package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One process ends and comes back, on the same state. */
@ExtendWith(SharedSandbox.class)
class RestartIT {
    private static final int PAYMENTS = 2_000;
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void stoppedInOrder_endsInTime_andRestoresNothing_killed_restoresAll(Broker broker, Registry registry) {
        List<String> lines = RenamingLog.of(new Random(Seeds.next("restart")), PAYMENTS);
        try (Installation installation =
                        Installation.at(broker, registry).impatient().jvm(HeraldLog.tellsOfRestoring());
                HeraldProcess herald = installation.run()) {
            installation.send(lines.subList(0, lines.size() / 2));
            installation.awaitDone(herald);

            Duration stop = timed(() -> installation.finish(herald));
            HeraldLog afterStop = HeraldLog.of(herald);
            Duration start = timed(herald::restart);
            assertThat(stop).isLessThan(BOUND);
            assertThat(afterStop.restored())
                    .as("records that were restored after a stop")
                    .isLessThan(100);

            installation.send(lines.subList(lines.size() / 2, lines.size()));
            installation.awaitDone(herald);
            herald.kill();
            HeraldLog afterKill = HeraldLog.of(herald);
            herald.restart();
            Await.until(
                    LIMIT,
                    () -> afterKill.restored() > PAYMENTS / 2,
                    () -> afterKill.restored() + " records were restored after a kill");
            System.out.printf(
                    "restart: stopped in %d ms, ready %d ms later; restored %d records then, and %d after a kill%n",
                    stop.toMillis(), start.toMillis(), afterStop.restored(), afterKill.restored());
        }
    }

    @Test
    void askedToEndWhileItStarts_endsWith0_andAskedTwice_too(Broker broker, Registry registry)
            throws ExecutionException, InterruptedException {
        try (Installation installation = Installation.at(broker, registry).impatient();
                HeraldProcess herald = installation.run()) {
            ProcessHandle running = ProcessHandle.of(herald.pid()).orElseThrow();
            assertThat(running.destroy()).isTrue();
            new HeraldLog(herald.log(), 0).await(LIMIT, "stopping");
            running.destroy();
            running.onExit().get();
            assertThat(herald.exitCode()).isZero();

            HeraldLog log = HeraldLog.of(herald);
            Starting starting = Starting.of(herald::restart);
            log.await(LIMIT, "payments: REBALANCING");
            Duration stop = timed(starting::end);
            assertThat(stop).isLessThan(BOUND);
            assertThat(herald.exitCode()).isZero();

            herald.restart();
            installation.send(SmallLog.partyAndPayment("party-1", "after"));
            installation.finish(herald);
            assertThat(installation.topic(ExpectedPayments.COMPLETED).byKey()).containsOnlyKeys("after");
        }
    }

    @Test
    void secondProcessOnTheSameState_endsWith3_andSaysWhy(Broker broker, Registry registry, @TempDir Path state) {
        try (Installation installation = Installation.at(broker, registry).with("herald.state.dir", state.toString());
                HeraldProcess first = installation.run()) {
            assertThatThrownBy(installation::run)
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContainingAll(
                            "ended with exit code 3",
                            "herald.state.dir: " + state,
                            "another process keeps its state there");
            installation.send(SmallLog.partyAndPayment("party-1", "first"));
            installation.finish(first);
            assertThat(installation.topic(ExpectedPayments.COMPLETED).byKey()).containsOnlyKeys("first");
        }
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
