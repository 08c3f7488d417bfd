package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.contexts.deliveries.Deliveries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events that are gathered from all partitions, while the process is killed. */
@ExtendWith(SharedSandbox.class)
class GatheringIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String DELIVERED = "deliveries.public.feed-delivered";
    private static final int FEEDS = 12;
    private static final int ROWS = 200;

    @Test
    void feedsOfManyDeliveries_areEachDeliveredOnce_throughAKill(Broker broker, Registry registry) {
        Random random = new Random(Seeds.next("gathering"));
        List<String> lines = lines(random);
        try (Installation installation =
                        Installation.of(new Deliveries(), broker, registry).impatient();
                HeraldProcess herald = installation.run()) {
            installation.send(lines.subList(0, lines.size() / 2));
            Await.until(
                    LIMIT,
                    () -> !installation
                            .topic("deliveries.public.feed-progress")
                            .records()
                            .isEmpty(),
                    () -> "no progress: " + new LogTail(herald.log()).text());
            installation.send(lines.subList(lines.size() / 2, lines.size()));
            herald.kill();
            herald.restart();
            Await.until(
                    LIMIT,
                    () -> installation.topic(DELIVERED).records().size() >= FEEDS,
                    () -> installation.topic(DELIVERED).records().size() + " feeds delivered: "
                            + new LogTail(herald.log()).text());
            installation.send(lines);
            herald.stop();

            List<Map<String, Object>> delivered = installation.shown(DELIVERED);
            assertThat(delivered).hasSize(FEEDS).allSatisfy(record -> {
                Map<String, Object> value = Fields.object(record, "value");
                assertThat(value)
                        .containsEntry("rows", ROWS)
                        .containsEntry("succeeded", ROWS - ROWS / 20)
                        .containsEntry("abandoned", ROWS / 20)
                        .containsEntry("attempts", ROWS - ROWS / 20 + 5 * (ROWS / 20));
            });
            assertThat(delivered.stream()
                            .map(record -> Fields.object(record, "value").get("feedId")))
                    .doesNotHaveDuplicates();
            assertThat(installation.topic("deliveries.dead-letters").records()).isEmpty();
            assertThat(installation.supervision()).isEmpty();
        }
    }

    /** Each delivery is created and ended somewhere among the others; every twentieth is abandoned. */
    private static List<String> lines(Random random) {
        List<String> begun = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (int feed = 1; feed <= FEEDS; feed++) {
            String id = "feed-" + feed;
            begun.add(line("feed", id, 1, "FeedCreated", "{\"name\":\"" + id + "\",\"rows\":" + ROWS + "}"));
            for (int row = 1; row <= ROWS; row++) {
                String delivery = id + "-row-" + row;
                String data = "{\"feedId\":\"" + id + "\",\"row\":" + row + ",\"payload\":\"any\"}";
                begun.add(line("delivery", delivery, 1, "DeliveryCreated", data));
                ended.add(
                        row % 20 == 0
                                ? line("delivery", delivery, 2, "DeliveryAbandoned", "{\"attempts\":5}")
                                : line("delivery", delivery, 2, "DeliverySucceeded", "{\"attempt\":1}"));
            }
        }
        Collections.shuffle(begun, random);
        Collections.shuffle(ended, random);
        begun.addAll(ended);
        return begun;
    }

    private static String line(String aggregate, String id, int sequence, String type, String data) {
        return "{\"aggregate\":\"%s\",\"aggregateId\":\"%s\",\"sequence\":%d,\"type\":\"%s\",\"occurredAt\":\"%s\",\"data\":%s}"
                .formatted(aggregate, id, sequence, type, "2026-03-02T08:%02d:00Z".formatted(sequence), data);
    }
}
