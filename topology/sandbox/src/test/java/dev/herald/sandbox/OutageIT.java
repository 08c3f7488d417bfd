package dev.herald.sandbox;

import static dev.herald.sandbox.Installation.DEAD_LETTERS;
import static dev.herald.sandbox.Installation.PARTIES;
import static dev.herald.sandbox.Installation.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Something goes away while Herald works, and comes back. */
@ExtendWith(SharedSandbox.class)
class OutageIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void registryIsAwayWhenNewContractsArrive_nothingIsDeadLettered_andWorkGoesOnAfterwards(Broker broker)
            throws Exception {
        try (Registry registry = Registry.start();
                Installation installation = Installation.at(broker, registry).impatient();
                HeraldProcess herald = installation.run()) {
            installation.send(SmallLog.partyAndPayment("party-1", "before"));
            installation.awaitDone(herald);
            NewerContract renamed = NewerContract.ofPartyRenamed(registry);
            NewerContract settled = NewerContract.ofPaymentSettled(registry);
            installation.send(List.of(SmallLog.requested("during", 1, "party-1")));
            installation.awaitDone(herald);

            registry.kill();
            installation.topic(PAYMENTS).write("during#2", settled.event());
            awaitSaid(herald, "goes on in");
            registry.restart();
            installation.awaitDone(herald);
            registry.kill();
            installation.topic(PARTIES).write("party-1#2", renamed.event("name", "Later"));
            awaitSaid(herald, "the reader of the references waits");
            registry.restart();
            installation.send(SmallLog.payment("after", "party-1"));

            installation.finish(herald);

            assertThat(installation.topic(ExpectedPayments.COMPLETED).byKey())
                    .containsOnlyKeys("before", "during", "after");
            assertThat(installation.topic(DEAD_LETTERS).records()).isEmpty();
        }
    }

    @Test
    void brokerIsKilledWhileEventsFlow_everythingIsPublishedOnceInOrder(Registry registry) throws Exception {
        Random random = new Random(Seeds.next("broker outage"));
        List<String> lines = PaymentsFeed.lines(random.nextLong(), 2_000).toList();
        try (Broker broker = Broker.start();
                Installation installation =
                        Installation.at(broker, registry).with("kafka.consumer.session.timeout.ms", "6000");
                HeraldProcess herald = installation.run();
                Flow flow = new Flow(installation, lines)) {
            long before = installation.progress().passed();
            flow.start();
            Await.until(LIMIT, () -> installation.progress().passed() > before, () -> "no progress");
            Await.passing(Duration.ofMillis(random.nextInt(500)));

            broker.kill();
            broker.restart();
            flow.pause();
            flow.sendRest();
            installation.finish(herald);

            List<Map<String, Object>> published = installation.published();
            assertThat(ExportDifferences.between(ExpectedPayments.of(PaymentsLog.parse(lines)), published))
                    .isEmpty();
        }
    }

    private static void awaitSaid(HeraldProcess herald, String text) {
        Await.until(LIMIT, () -> log(herald).contains(text), () -> log(herald));
    }

    private static String log(HeraldProcess herald) {
        try {
            return new String(Files.readAllBytes(herald.log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
