package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGKILL at random moments. So many payments as {@code -Dherald.test.crash.payments} says, 4,800 by default. */
@ExtendWith(SharedSandbox.class)
class CrashIT {
    private static final int PAYMENTS = Integer.getInteger("herald.test.crash.payments", 4_800);
    private static final int KILLS = 5;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void killedAtRandomMoments_publishesEverythingOnceInOrder_andKeepsItsState(Broker broker, Registry registry)
            throws Exception {
        Random random = new Random(Seeds.next("crash"));
        SplitLog log =
                SplitLog.of(PaymentsFeed.lines(random.nextLong(), PAYMENTS).toList());
        assertThat(log.flow()).hasSizeGreaterThan(18_000);
        assertThat(log.inFlight()).hasSizeGreaterThan(PAYMENTS / 10);
        try (Installation installation = Installation.at(broker, registry).impatient();
                Flow flow = new Flow(installation, log.flow())) {
            try (HeraldProcess herald = installation.run()) {
                for (int kill = 1; kill < KILLS; kill++) {
                    killWhileItWorks(installation, herald, flow, random);
                    restart(herald, kill % 2 == 0, random);
                }
                killWhileItWorks(installation, herald, flow, random);
            }
            // A new process with an empty directory: its state comes from the changelogs alone.
            try (HeraldProcess herald = installation.run()) {
                flow.sendRest();
                installation.awaitDone(herald);
                installation.send(log.inFlight());
                installation.send(log.flow());

                installation.finish(herald);
            }
            assertExact(installation, log.all());
        }
    }

    private static void killWhileItWorks(Installation installation, HeraldProcess herald, Flow flow, Random random) {
        long before = installation.progress().passed();
        flow.start();
        Await.until(LIMIT, () -> installation.progress().passed() > before, () -> "nothing new since %d: %s"
                .formatted(before, new LogTail(herald.log()).text()));
        Await.passing(Duration.ofMillis(random.nextInt(1_000)));
        herald.kill();
        assertThat(flow.pause()).as("events that are not sent yet").isPositive();
    }

    private static void restart(HeraldProcess herald, boolean killOnce, Random random) throws Exception {
        if (killOnce) {
            Starting starting = Starting.of(herald::restart);
            Await.passing(Duration.ofMillis(random.nextInt(4_000)));
            starting.kill();
        }
        herald.restart();
    }

    private static void assertExact(Installation installation, List<String> lines) throws IOException {
        List<Map<String, Object>> published = installation.published();
        assertThat(ExportDifferences.between(ExpectedPayments.of(PaymentsLog.parse(lines)), published))
                .isEmpty();
        assertThat(installation.topic(Installation.DEAD_LETTERS).records()).isEmpty();
    }
}
