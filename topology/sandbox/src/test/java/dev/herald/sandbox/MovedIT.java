package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes share the work, and partitions move between them while expectations are open. */
@ExtendWith(SharedSandbox.class)
class MovedIT {
    private static final int PAYMENTS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    /** Long enough for both processes to work, and for one of them to be killed, before the first deadline. */
    private static final Duration OPEN = Duration.ofSeconds(15);

    @Test
    void partitionsMove_eachMissIsToldOnce(Broker broker, Registry registry) throws IOException {
        try (Installation installation = Installation.at(broker, registry)
                        .impatient()
                        .with("herald.publication.payments.hold-for", "2s");
                HeraldProcess stays = installation.run();
                HeraldProcess killed = installation.run()) {
            awaitShared(installation, "start", stays, killed);
            List<String> lines = payments("first", now().plus(OPEN).minus(FORTNIGHT));
            installation.send(lines);
            Await.until(LIMIT, () -> installation.progress().toGo() == 0, () -> "not worked off");
            assertThat(ExpectedMisses.told(installation)).isEmpty();

            killed.kill();
            expectMisses(installation, ExpectedMisses.of(PaymentsLog.parse(lines)), stays);

            // Whoever has them now goes on with what the other one left, and tells nothing again.
            killed.restart();
            awaitShared(installation, "again", stays, killed);
            lines.addAll(payments("second", now().minus(FORTNIGHT)));
            installation.send(lines);
            expectMisses(installation, ExpectedMisses.of(PaymentsLog.parse(lines)), stays);
            stays.stop();
            killed.stop();
            assertThat(ExpectedMisses.told(installation))
                    .containsExactlyElementsOf(ExpectedMisses.of(PaymentsLog.parse(lines)));
        }
    }

    private static void expectMisses(Installation installation, Set<String> expected, HeraldProcess herald) {
        assertThat(expected).isNotEmpty();
        Await.until(
                LIMIT,
                () -> new TreeSet<>(ExpectedMisses.told(installation)).containsAll(expected),
                () -> "only " + ExpectedMisses.told(installation) + "\n" + new LogTail(herald.log()).text());
        assertThat(ExpectedMisses.told(installation)).containsExactlyElementsOf(expected);
    }

    /** Waits until each has some of the partitions. */
    private static void awaitShared(Installation installation, String name, HeraldProcess stays, HeraldProcess killed) {
        AtomicInteger sent = new AtomicInteger();
        Await.until(
                LIMIT,
                () -> {
                    String id = name + "-" + sent.incrementAndGet();
                    installation.send(List.of(SmallLog.requested(id, 1, "party-first")));
                    return hasRead(stays) && hasRead(killed);
                },
                () -> "not shared: " + Installation.accounts(stays) + Installation.accounts(killed));
    }

    private static boolean hasRead(HeraldProcess herald) {
        return Installation.accounts(herald).path("read").asLong() > 0;
    }

    /** Payments that are instructed at a time; every third is settled at once. */
    private static List<String> payments(String name, Instant instructed) {
        List<String> lines = new ArrayList<>();
        lines.add(at(instructed, SmallLog.registered("party-" + name)));
        for (int i = 1; i <= PAYMENTS; i++) {
            String id = name + "-" + i;
            lines.add(at(instructed, SmallLog.requested(id, 1, "party-" + name)));
            lines.add(at(instructed, SmallLog.instructed(id, 2)));
            if (i % 3 == 0) {
                lines.add(at(instructed.plusSeconds(1), SmallLog.settled(id, 3)));
            }
        }
        return lines;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String at(Instant time, String line) {
        return line.replaceFirst("\"occurredAt\":\"[^\"]*\"", "\"occurredAt\":\"" + time + "\"");
    }
}
