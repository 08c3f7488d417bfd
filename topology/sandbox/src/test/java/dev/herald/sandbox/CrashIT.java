package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGKILL at random moments. So many payments as {@code -Dherald.test.crash.payments} says, 4,800 by default. */
@ExtendWith(SharedSandbox.class)
class CrashIT {
    private static final int PAYMENTS = Integer.getInteger("herald.test.crash.payments", 4_800);
    private static final int KILLS = 6;
    private static final int EVENTS_A_SECOND = 2_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void killedAtRandomMoments_publishesEverythingOnceInOrder_andKeepsItsState(Broker broker, Registry registry)
            throws Exception {
        Random random = new Random(Seeds.next("crash"));
        SplitLog log =
                SplitLog.of(PaymentsFeed.lines(random.nextLong(), PAYMENTS).toList());
        assertThat(log.flow()).hasSizeGreaterThan(20_000);
        assertThat(log.inFlight()).hasSizeGreaterThan(PAYMENTS / 10);
        try (Installation installation =
                        Installation.at(broker, registry).with("kafka.consumer.session.timeout.ms", "6000");
                HeraldProcess herald = installation.run()) {
            for (List<String> slice : log.slices(KILLS)) {
                killWhileFlowing(installation, herald, slice, random);
                herald.restart();
            }
            installation.awaitDone(herald);

            installation.send(log.inFlight());
            installation.send(log.flow());
            installation.finish(herald);

            assertExact(installation, log.all());
        }
    }

    private static void killWhileFlowing(
            Installation installation, HeraldProcess herald, List<String> slice, Random random) throws Exception {
        long before = installation.progress().passed();
        CompletableFuture<Void> sending =
                CompletableFuture.runAsync(() -> installation.send(slice, "--rate", Integer.toString(EVENTS_A_SECOND)));
        Await.until(
                LIMIT,
                () -> installation.progress().passed() > before,
                () -> "nothing new since " + before + ": " + new LogTail(herald.log()).text());
        Await.passing(Duration.ofMillis(random.nextInt(1_000)));
        boolean flowing = !sending.isDone();
        herald.kill();
        assertThat(flowing).as("events flow while Herald is killed").isTrue();
        sending.get();
    }

    private static void assertExact(Installation installation, List<String> lines) throws IOException {
        List<Map<String, Object>> published = new ArrayList<>(installation.published());
        assertThat(ExportDifferences.between(ExpectedPayments.of(PaymentsLog.parse(lines)), published))
                .isEmpty();
        assertThat(installation.topic(Installation.DEAD_LETTERS).records()).isEmpty();
    }
}
