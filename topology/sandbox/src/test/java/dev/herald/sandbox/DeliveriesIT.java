package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.contexts.deliveries.Deliveries;
import dev.herald.engine.event.EventKey;
import dev.herald.sandbox.deliveries.Fate;
import dev.herald.sandbox.deliveries.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A feed whose attempts fail now and then, and whose commands are lost now and then, under SIGKILLs of Herald and of the
 * command side. So many rows as {@code -Dherald.test.deliveries.rows} says, 1,000 by default.
 */
@ExtendWith(SharedSandbox.class)
class DeliveriesIT {
    private static final int ROWS = Integer.getInteger("herald.test.deliveries.rows", 1_000);
    private static final int ROWS_A_SECOND = Integer.getInteger("herald.test.deliveries.rate", 100);
    private static final Duration LIMIT = Duration.ofSeconds(60 + 2 * ROWS / ROWS_A_SECOND);
    private static final int KILLS = 3;
    private static final String FEED = "feed-1";
    private static final String EVENTS = "deliveries.domain.delivery";

    @Test
    void commandsLostAttemptsFailingAndKills_deliverTheWholeFeedOnce(Broker broker, Registry registry) {
        Random random = new Random(Seeds.next("deliveries"));
        Simulation simulation = Simulation.of(random.nextLong(), Instant.now(), ROWS_A_SECOND);
        Fate fate = Fate.of(simulation.thirdParty(), FEED, ROWS);
        try (Installation installation = supervised(broker, registry);
                Progress progress = installation.progress(EVENTS);
                HeraldProcess herald = installation.run();
                CommandSideProcess commandSide = CommandSideProcess.start(installation.options(), simulation)) {
            installation.send(List.of(feedCreated(simulation)));
            long[] places = random.longs(KILLS, 1, events(fate)).sorted().toArray();
            for (int kill = 0; kill < KILLS; kill++) {
                long place = places[kill];
                await(() -> progress.passed() >= place, herald, commandSide, "event " + place + " is not passed");
                kill(kill % 2 == 1, herald, commandSide);
            }
            await(() -> !delivered(installation).isEmpty(), herald, commandSide, "no FeedDelivered");
            System.out.println("deliveries: " + fate + ", expectations "
                    + Installation.accounts(herald).path("expectations"));
            herald.stop();
            assertDelivered(installation, simulation, fate);
            assertEachAccountedFor(installation, simulation);
        }
    }

    /** Returns how many events the deliveries have in all: each is created, and each attempt is scheduled and ends. */
    private static long events(Fate fate) {
        return ROWS + 2L * fate.attempts() + fate.abandoned();
    }

    private static void kill(boolean herald, HeraldProcess killed, CommandSideProcess commandSide) {
        if (herald) {
            killed.kill();
            killed.restart();
        } else {
            commandSide.kill();
            commandSide.restart();
        }
    }

    private static void assertDelivered(Installation installation, Simulation simulation, Fate fate) {
        List<Map<String, Object>> delivered = delivered(installation);
        assertThat(delivered).hasSize(1);
        Map<String, Object> feed = Fields.object(delivered.get(0), "value");
        assertThat(feed)
                .containsEntry("feedId", FEED)
                .containsEntry("rows", ROWS)
                .containsEntry("succeeded", fate.succeeded())
                .containsEntry("abandoned", fate.abandoned())
                .containsEntry("attempts", fate.attempts());
        assertThat(Fields.text(feed, "startedAt"))
                .isEqualTo(simulation.clock().start().toString());
        assertThat(installation.topic("deliveries.dead-letters").records()).isEmpty();
        assertThat(installation.topic("deliveries.public.delivery-stuck").records())
                .isEmpty();
    }

    private static void assertEachAccountedFor(Installation installation, Simulation simulation) {
        Map<String, List<String>> events = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : installation.topic(EVENTS).records()) {
            EventKey key = ((EventKey.Valid) EventKey.parse(record.key())).key();
            List<String> types = events.computeIfAbsent(key.aggregateId(), id -> new ArrayList<>());
            types.add(type(record));
            assertThat(key.sequence()).as(key.toString()).isEqualTo(types.size());
        }
        assertThat(events).hasSize(ROWS);
        events.forEach((id, types) -> assertThat(types).as(id).isEqualTo(expected(simulation, id)));
    }

    private static List<String> expected(Simulation simulation, String id) {
        Fate fate = Fate.ofDelivery(simulation.thirdParty(), id);
        List<String> types = new ArrayList<>(List.of("DeliveryCreated"));
        for (int attempt = 1; attempt <= fate.attempts(); attempt++) {
            boolean success = attempt == fate.attempts() && fate.succeeded() == 1;
            types.addAll(List.of("DeliveryScheduled", success ? "DeliverySucceeded" : "DeliveryAttemptFailed"));
        }
        if (fate.abandoned() == 1) {
            types.add("DeliveryAbandoned");
        }
        return types;
    }

    private static Installation supervised(Broker broker, Registry registry) {
        return Installation.of(new Deliveries(), broker, registry)
                // So long an event may be late, by the clock: the simulation's time runs faster.
                .with("herald.publication.deliveries.hold-for", "2s")
                .with("kafka.consumer.session.timeout.ms", "6000")
                .with("kafka.producer.transaction.timeout.ms", "10000");
    }

    private static String feedCreated(Simulation simulation) {
        return """
                {"aggregate":"feed","aggregateId":"%s","sequence":1,"type":"FeedCreated","occurredAt":"%s",\
                "eventId":"%s/1","correlationId":"%s","data":{"name":"the test's","rows":%d}}""".formatted(FEED, simulation.clock().start(), FEED, FEED, ROWS);
    }

    private static void await(
            BooleanSupplier condition, HeraldProcess herald, CommandSideProcess commandSide, String state) {
        Await.until(
                LIMIT,
                () -> condition.getAsBoolean() || !herald.isRunning() || !commandSide.isRunning(),
                () -> state + "\n" + new LogTail(herald.log()).text() + "\n" + new LogTail(commandSide.log()).text());
        assertThat(herald.isRunning())
                .as(() -> new LogTail(herald.log()).text())
                .isTrue();
        assertThat(commandSide.isRunning())
                .as(() -> new LogTail(commandSide.log()).text())
                .isTrue();
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        String name = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Map<String, Object>> delivered(Installation installation) {
        return installation.shown("deliveries.public.feed-delivered");
    }
}
