package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
    private static final int FEW = 400;
    private static final int KILLS = 3;
    private static final String FEED = "feed-1";
    private static final String EVENTS = "deliveries.domain.delivery";

    @Test
    void commandsLostAttemptsFailingAndKills_deliverTheWholeFeedOnce(Broker broker, Registry registry) {
        Random random = new Random(Seeds.next("deliveries"));
        Simulation simulation = Simulation.of(random.nextLong(), Instant.now(), ROWS_A_SECOND);
        try (Installation installation = supervised(broker, registry);
                Progress progress = installation.progress(EVENTS);
                HeraldProcess herald = installation.run();
                CommandSideProcess commandSide = CommandSideProcess.start(installation.options(), simulation)) {
            installation.send(List.of(feedCreated(simulation, ROWS)));
            Fate fate = Fate.of(simulation.thirdParty(), FEED, ROWS);
            long[] places = random.longs(KILLS, 1, events(fate)).sorted().toArray();
            for (int kill = 0; kill < KILLS; kill++) {
                long place = places[kill];
                await(() -> progress.passed() >= place, herald, commandSide, "event " + place + " is not passed");
                kill(kill % 2 == 1, herald, commandSide);
            }
            awaitDelivered(installation, herald, commandSide, ROWS);
            herald.stop();
            assertDelivered(installation, simulation, ROWS);
            assertEachAccountedFor(installation, simulation, ROWS);
        }
    }

    @Test
    void commandsLost_areRepaired_eachOnce(Broker broker, Registry registry) {
        // Slower, so that a machine that is busy does not miss everything.
        Simulation simulation = Simulation.of(Seeds.next("repairs"), Instant.now(), ROWS_A_SECOND)
                .atSpeed(60);
        try (Installation installation = supervised(broker, registry);
                HeraldProcess herald = installation.run();
                CommandSideProcess commandSide = CommandSideProcess.start(installation.options(), simulation)) {
            installation.send(List.of(feedCreated(simulation, FEW)));
            awaitDelivered(installation, herald, commandSide, FEW);
            JsonNode turns = Installation.accounts(herald).path("expectations").path("scheduled deliveries end");
            herald.stop();
            assertDelivered(installation, simulation, FEW);
            Attempts attempts = Attempts.of(installation, simulation);
            assertThat(turns.path("OPENED").asLong())
                    .isEqualTo(attempts.commands().size());
            assertThat(turns.path("MISSED").asLong()).isEqualTo(attempts.told().size());
            assertThat(turns.path("MET_LATE").asLong())
                    .isEqualTo(attempts.told().size());
            assertThat(turns.path("REPAIRED").asLong()).isEqualTo(attempts.repairs());
        }
    }

    /** Waits until all is told: that the feed is delivered, and how it stands in the end. */
    private static void awaitDelivered(
            Installation installation, HeraldProcess herald, CommandSideProcess commandSide, int rows) {
        await(
                () -> !delivered(installation).isEmpty() && ended(progress(installation)) == rows,
                herald,
                commandSide,
                "no FeedDelivered, or no progress that says so");
        System.out.println(
                "deliveries: expectations " + Installation.accounts(herald).path("expectations"));
    }

    private static List<Map<String, Object>> progress(Installation installation) {
        return installation.shown("deliveries.public.feed-progress").stream()
                .map(record -> Fields.object(record, "value"))
                .toList();
    }

    private static long ended(List<Map<String, Object>> progress) {
        if (progress.isEmpty()) {
            return 0;
        }
        Map<String, Object> last = progress.get(progress.size() - 1);
        return Fields.number(last, "succeeded") + Fields.number(last, "abandoned");
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

    private static void assertDelivered(Installation installation, Simulation simulation, int rows) {
        Fate fate = Fate.of(simulation.thirdParty(), FEED, rows);
        List<Map<String, Object>> delivered = delivered(installation);
        assertThat(delivered).hasSize(1);
        Map<String, Object> feed = Fields.object(delivered.get(0), "value");
        assertThat(feed)
                .containsEntry("feedId", FEED)
                .containsEntry("rows", rows)
                .containsEntry("succeeded", fate.succeeded())
                .containsEntry("abandoned", fate.abandoned())
                .containsEntry("attempts", fate.attempts());
        assertThat(Fields.text(feed, "startedAt"))
                .isEqualTo(simulation.clock().start().toString());
        Duration lasted = Duration.between(simulation.clock().start(), Instant.parse(Fields.text(feed, "finishedAt")));
        assertThat(progress(installation)).hasSizeLessThanOrEqualTo((int) lasted.toMinutes() + 2);
        Attempts attempts = Attempts.of(installation, simulation);
        System.out.println("deliveries: " + fate + ", " + attempts + ", told of the progress "
                + progress(installation).size() + " times in " + lasted);
        attempts.assertRepaired();
        assertThat(installation.topic("deliveries.dead-letters").records()).isEmpty();
        assertThat(installation.topic("deliveries.public.delivery-stuck").records())
                .isEmpty();
    }

    private static void assertEachAccountedFor(Installation installation, Simulation simulation, int rows) {
        Map<String, List<String>> events = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : installation.topic(EVENTS).records()) {
            EventKey key = ((EventKey.Valid) EventKey.parse(record.key())).key();
            List<String> types = events.computeIfAbsent(key.aggregateId(), id -> new ArrayList<>());
            types.add(type(record));
            assertThat(key.sequence()).as(key.toString()).isEqualTo(types.size());
        }
        assertThat(events).hasSize(rows);
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
                .impatient();
    }

    private static String feedCreated(Simulation simulation, int rows) {
        return """
            {"aggregate":"feed","aggregateId":"%s","sequence":1,"type":"FeedCreated","occurredAt":"%s",\
            "eventId":"%s/1","correlationId":"%s","data":{"name":"the test's","rows":%d}}\
            """.formatted(FEED, simulation.clock().start(), FEED, FEED, rows);
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
