package dev.herald.sandbox.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.deliveries.command.AbandonDelivery;
import dev.herald.deliveries.command.CreateDeliveries;
import dev.herald.deliveries.command.ExecuteDelivery;
import dev.herald.deliveries.command.ScheduleDelivery;
import dev.herald.deliveries.domain.DeliveryAbandoned;
import dev.herald.deliveries.domain.DeliveryAttemptFailed;
import dev.herald.deliveries.domain.DeliveryCreated;
import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.deliveries.domain.DeliverySucceeded;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.processor.contract.Subjects;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CommandSideTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TopicPartition PLACE = new TopicPartition("commands", 0);
    private static final long SECOND = 1_000_000_000;
    private static final Simulation SIMULATION = Simulation.of(1, NOW, 10);

    private final CommandSide side = side();
    private long offset;

    @Test
    void rowsOfAFeed_becomeDeliveriesSoManyASecond_andOnce() {
        take(new CreateDeliveries("f", 15));

        assertThat(side.turn(NOW, 0)).isEmpty();
        assertThat(side.turn(NOW, SECOND)).hasSize(10);
        assertThat(side.turn(NOW, 2 * SECOND)).hasSize(5);

        take(new CreateDeliveries("f", 15));
        assertThat(side.turn(NOW, 9 * SECOND)).isEmpty();
    }

    @Test
    void commandThatComesAgain_givesNoSecondEvent() {
        String id = delivery(false);
        take(new ScheduleDelivery(id, 1, NOW));
        take(new ScheduleDelivery(id, 1, NOW));
        assertThat(keys()).containsExactly(id + "#2");

        take(new ExecuteDelivery(id, "f", 1, 1, NOW));
        take(new ExecuteDelivery(id, "f", 1, 1, NOW));
        assertThat(keys()).containsExactly(id + "#3");
    }

    @Test
    void deliveryGivenUp_endsOnce() {
        String id = delivery(false);

        take(new AbandonDelivery(id, 5));
        take(new AbandonDelivery(id, 5));
        take(new ScheduleDelivery(id, 1, NOW));

        assertThat(keys()).containsExactly(id + "#2");
    }

    @Test
    void attemptBeforeItsTime_waitsForIt() {
        String id = delivery(false);
        side.remember(new EventKey(id, 2), new DeliveryScheduled(1, NOW));
        take(new ExecuteDelivery(id, "f", 1, 1, NOW.plusSeconds(60)));

        assertThat(side.turn(NOW.plusSeconds(59), 0)).isEmpty();
        assertThat(side.turn(NOW.plusSeconds(60), 0)).hasSize(1);
    }

    @Test
    void lostCommand_isCarriedOutWhenItComesAgain_alsoAfterARestart() {
        String id = delivery(true);
        side.remember(new EventKey(id, 2), new DeliveryScheduled(1, NOW));
        ExecuteDelivery command = new ExecuteDelivery(id, "f", 1, 1, NOW);
        take(command);
        assertThat(keys()).isEmpty();
        CommandSide restarted = side();
        restarted.remember(new EventKey(id, 1), new DeliveryCreated("f", 1, "row"));
        restarted.remember(new EventKey(id, 2), new DeliveryScheduled(1, NOW));
        restarted.remember(command);

        take(command);
        restarted.take(given(command), NOW, 0);

        assertThat(keys()).containsExactly(id + "#3");
        assertThat(restarted.turn(NOW, 0)).hasSize(1);
    }

    /** Returns the id of one that is created, whose first command is lost, or not. */
    private String delivery(boolean lost) {
        String id = IntStream.range(0, 10_000)
                .mapToObj(row -> Simulation.deliveryId("f", row))
                .filter(each -> SIMULATION.thirdParty().loses(each, 1) == lost)
                .findFirst()
                .orElseThrow();
        side.remember(new EventKey(id, 1), new DeliveryCreated("f", 1, "row"));
        return id;
    }

    private void take(SpecificRecord command) {
        side.take(given(command), NOW, 0);
    }

    private Given given(SpecificRecord command) {
        return new Given(PLACE, offset++, command, "id", null);
    }

    private List<String> keys() {
        return side.turn(NOW, 0).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private static CommandSide side() {
        InMemoryRegistry registry = new InMemoryRegistry();
        Subjects subjects = new Subjects(Settings.of(List.of()).get(ContractSettings.SUBJECTS));
        for (Schema schema : List.of(
                DeliveryCreated.getClassSchema(),
                DeliveryScheduled.getClassSchema(),
                DeliveryAttemptFailed.getClassSchema(),
                DeliverySucceeded.getClassSchema(),
                DeliveryAbandoned.getClassSchema())) {
            registry.register(subjects.of("events", schema), schema);
        }
        return new CommandSide(SIMULATION, new DomainRecords("events", subjects, registry));
    }
}
