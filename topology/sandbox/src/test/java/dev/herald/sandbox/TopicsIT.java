package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSandbox.class)
class TopicsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void topics_areMissing_thenPlanned_thenCreated_thenAsTheyShouldBe(Broker broker, Registry registry) {
        Terminal terminal = new Terminal(broker, registry, "topics-it-1.");

        assertThat(terminal.herald("topics", "plan")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.out())
                    .contains("topics-it-1.payments.domain.payment: to create, 3 partitions, compact")
                    .contains("topics-it-1.herald-payments-kept-changelog: to create, 3 partitions, compact")
                    .contains("topics: 13, to do: 13, left: 0");
        });
        assertThat(terminal.herald("topics", "check")).satisfies(said -> {
            assertThat(said.code()).as("nothing was changed").isEqualTo(4);
            assertThat(said.out())
                    .contains("topics-it-1.payments.domain.payment: topic: expected present, found missing (fatal)");
        });

        assertThat(terminal.herald("topics", "apply").well())
                .contains("payments.domain.payment: created, 3 partitions, compact")
                .contains("topics: 13, done: 13, left: 0");

        assertThat(terminal.herald("topics", "check", "--json").well())
                .startsWith("{\"topics\":[\"topics-it-1.payments.domain.party\"")
                .contains("\"differences\":[]");
        assertThat(terminal.herald("topics", "plan").well()).contains("topics: 13, to do: 0, left: 0");
        assertThat(terminal.herald("topics", "apply").well()).contains("topics: 13, done: 0, left: 0");
    }

    @Test
    void settingsThatDiffer_areSet_andThoseThatCouldDeleteRecords_onlyWhenThatIsAllowed(
            Broker broker, Registry registry) throws Exception {
        Terminal terminal = new Terminal(broker, registry, "topics-it-2.");
        create(broker, "topics-it-2.payments.domain.payment", 5);

        assertThat(terminal.herald("topics", "apply")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.out())
                    .contains(
                            "topics-it-2.payments.domain.payment: segment.ms set to 9223372036854775807, was 604800000")
                    .contains("payments.domain.payment: cleanup.policy: expected compact, found delete (not changed:"
                            + " of the records of a key, compaction keeps the last; --allow-data-loss does it)")
                    .contains("payments.domain.payment: partitions: expected 3, found 5 (not changed: Kafka takes no")
                    .contains("payments.control: created, 5 partitions")
                    .contains("herald-payments-kept-changelog: created, 5 partitions");
        });
        new Topic(broker.bootstrap(), "topics-it-2.payments.dead-letters").set("retention.ms", "1000");
        awaitSaid(terminal, "payments.dead-letters: retention.ms: expected -1, found 1000");
        awaitSaid(terminal, "payments.domain.payment: cleanup.policy: expected compact, found delete (fatal)");

        assertThat(terminal.herald("topics", "apply", "--allow-data-loss").out())
                .contains("payments.domain.payment: cleanup.policy set to compact, was delete")
                .contains("payments.dead-letters: retention.ms set to -1, was 1000");

        awaitSaid(terminal, "topics: 13, differences: 1");
        assertThat(terminal.herald("topics", "check").out())
                .contains("payments.domain.payment: partitions: expected 3, found 5\n");
    }

    @Test
    void partitions_areAddedOnlyWhenIdsMayMove(Broker broker, Registry registry) throws Exception {
        Terminal terminal = new Terminal(broker, registry, "topics-it-3.");
        create(broker, "topics-it-3.payments.supervision", 2);

        assertThat(terminal.herald("topics", "apply").out())
                .contains("supervision: partitions: expected 3, found 2 (not changed: ")
                .contains("--allow-moved-ids does it");
        assertThat(terminal.herald("topics", "apply", "--allow-moved-ids").out())
                .contains("payments.supervision: partitions set to 3, was 2");

        awaitSaid(terminal, "topics: 13, differences: 0");
    }

    /** The broker answers before it has applied a change itself. */
    private static void awaitSaid(Terminal terminal, String text) {
        Await.until(LIMIT, () -> terminal.herald("topics", "check").out().contains(text), () -> terminal.herald(
                        "topics", "check")
                .out());
    }

    private static void create(Broker broker, String topic, int partitions)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }
}
