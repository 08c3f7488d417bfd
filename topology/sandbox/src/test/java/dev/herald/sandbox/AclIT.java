package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.contexts.payments.Payments;
import dev.herald.processor.access.Right;
import dev.herald.processor.access.Role;
import dev.herald.sandbox.feed.PaymentsFeed;
import dev.herald.sandbox.permits.Permits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the demo does, at a broker that lets nobody do anything but what {@code herald acls} generates; and what breaks
 * without each right: one of each kind, chosen by the seed, or with {@code -Dherald.test.acls=all} every one.
 */
@ExtendWith(SharedSandbox.class)
class AclIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PAYMENTS = 100;
    private static final boolean ALL = "all".equals(System.getProperty("herald.test.acls"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] ROLES = {
        "--processor=User:herald",
        "--producer=User:sender",
        "--consumer=User:reader",
        "--handler=User:handler",
        "--operator=User:operator",
        "--group=permits-readers",
        "--transactional-id=permits-writers"
    };

    private static final Broker BROKER = Broker.secured("herald", "sender", "reader", "handler", "operator");

    @AfterAll
    static void end() {
        BROKER.close();
    }

    @Test
    void onlyTheGeneratedRights_carryTheDemo_throughAKill_andARedrive(Registry registry) throws IOException {
        List<String> lines =
                new ArrayList<>(PaymentsFeed.lines(Seeds.next("acls"), PAYMENTS).toList());
        List<ExpectedPayments.Expected> expected = ExpectedPayments.of(PaymentsLog.parse(lines));
        lines.addAll(SmallLog.payment("late", "late-party"));
        try (Guarded guarded = new Guarded(new Payments(), BROKER, registry)
                // So long the group waits for the process that is killed; 45 s by default.
                .with("kafka.consumer.session.timeout.ms", "6000")) {
            nobodyMayDoAnything(guarded, lines);
            guarded.grant(
                    "--processor=User:herald",
                    "--producer=User:sender",
                    "--consumer=User:reader",
                    "--operator=User:operator");

            guarded.send("sender", lines.subList(0, lines.size() / 2)).well();
            try (HeraldProcess herald = guarded.run("herald")) {
                herald.kill();
                guarded.send("sender", lines.subList(lines.size() / 2, lines.size()))
                        .well();
                herald.restart();
                awaitParked(guarded, 1);
                guarded.send("sender", List.of(SmallLog.registered("late-party")))
                        .well();
                redrive(guarded);
                herald.stop();
                assertThat(herald.exitCode()).isZero();
            }

            List<Map<String, Object>> completed = read(guarded, "payments.public.payment-completed");
            List<Map<String, Object>> declined = read(guarded, "payments.public.payment-declined");
            assertThat(completed.size() + declined.size()).isEqualTo(expected.size() + 1);
            assertThat(completed).extracting(record -> record.get("key")).contains("late");
            assertThat(guarded.herald("herald", "topics", "check").well()).contains("differences: 0");
        }
    }

    @Test
    void eachRightTakenAway_breaksSomething(Registry registry, @TempDir Path dir) throws IOException {
        try (Guarded guarded = new Guarded(new Permits(), BROKER, registry)
                .with("kafka.repartition.purge.interval.ms", "1000")
                // What was refused something may not be able to leave in order.
                .with("herald.stop.timeout", "3s")
                .with("kafka.consumer.session.timeout.ms", "6000")
                .with("kafka.consumer.max.poll.interval.ms", "10000")
                .with("kafka.producer.transaction.timeout.ms", "10000")) {
            guarded.grant(ROLES);
            AclTrial trial = new AclTrial(guarded, BROKER, dir);
            trial.withAllRights();

            List<Right> rights = rights(guarded);
            for (Right right : ALL ? rights : oneOfEachKind(rights)) {
                guarded.revoke(right);
                System.out.printf(
                        "acls: without %s %s %s %s: %s%n",
                        right.role(), right.operation(), right.resource(), right.name(), trial.without(right));
                guarded.restore(right);
            }
        }
    }

    private static void nobodyMayDoAnything(Guarded guarded, List<String> lines) {
        assertThat(guarded.herald("herald", "run")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(7);
            assertThat(said.err()).contains("Describe is not allowed on topics", "payments.domain.payment");
        });
        assertThat(guarded.send("sender", lines).code()).isEqualTo(7);
        assertThat(guarded.herald("operator", "dead-letters", "list").code()).isEqualTo(7);
        assertThat(guarded.herald("reader", "events", "tail", "payments.public.payment-completed")
                        .code())
                .isEqualTo(7);
    }

    private static void awaitParked(Guarded guarded, int lanes) {
        Await.until(
                LIMIT,
                () -> guarded.herald("operator", "dead-letters", "list").well().contains("parked lanes: " + lanes),
                () -> guarded.herald("operator", "dead-letters", "list").toString());
    }

    private static void redrive(Guarded guarded) {
        String[] dryRun = {"dead-letters", "redrive", "--all", "--dry-run"};
        Await.until(
                LIMIT, () -> guarded.herald("operator", dryRun).code() == 0, () -> guarded.herald("operator", dryRun)
                        .toString());
        assertThat(guarded.herald("operator", "dead-letters", "redrive", "--all", "--why", "the party is there")
                        .well())
                .contains("released: 1,");
    }

    private static List<Map<String, Object>> read(Guarded guarded, String topic) throws IOException {
        String lines = guarded.herald("reader", "events", "tail", topic, "--from-beginning", "--until-end", "--json")
                .well();
        return PaymentsLog.parse(lines.lines().toList());
    }

    private static List<Right> rights(Guarded guarded) throws IOException {
        List<String> command = new ArrayList<>(List.of("acls", "--json"));
        command.addAll(List.of(ROLES));
        String said =
                guarded.herald(Guarded.ADMIN, command.toArray(String[]::new)).well();
        List<Right> rights = new ArrayList<>();
        for (JsonNode right : JSON.readTree(said).get("rights")) {
            rights.add(JSON.treeToValue(right, Right.class));
        }
        return rights;
    }

    private static List<Right> oneOfEachKind(List<Right> rights) {
        List<Right> shuffled = new ArrayList<>(rights);
        Collections.shuffle(shuffled, new Random(Seeds.next("acls needed")));
        Map<List<Object>, Right> byKind = new LinkedHashMap<>();
        shuffled.forEach(right -> byKind.putIfAbsent(
                List.of(right.role(), right.resource(), right.operation(), isInternal(right)), right));
        return List.copyOf(byKind.values());
    }

    private static boolean isInternal(Right right) {
        return right.role() == Role.PROCESSOR && right.name().startsWith("herald-");
    }
}
