package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.contexts.payments.Payments;
import dev.herald.sandbox.feed.PaymentsFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the demo does, at a broker that lets nobody do anything but what {@code herald acls} generates. */
@ExtendWith(SharedSandbox.class)
class AclIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PAYMENTS = Integer.getInteger("herald.test.acls.payments", 100);

    @Test
    void onlyTheGeneratedRights_carryTheDemo_throughAKill_andARedrive(Registry registry) throws IOException {
        List<String> lines =
                new ArrayList<>(PaymentsFeed.lines(Seeds.next("acls"), PAYMENTS).toList());
        List<ExpectedPayments.Expected> expected = ExpectedPayments.of(PaymentsLog.parse(lines));
        lines.addAll(SmallLog.payment("late", "late-party"));
        try (Broker broker = Broker.secured("herald", "sender", "reader", "operator");
                Guarded guarded = new Guarded(new Payments(), broker, registry)) {
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
}
