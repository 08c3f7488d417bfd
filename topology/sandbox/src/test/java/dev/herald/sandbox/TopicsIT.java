package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSandbox.class)
class TopicsIT {

    @Test
    void topics_areMissing_thenCreated_thenPresent(Broker broker, Registry registry) {
        Terminal terminal = new Terminal(broker, registry, "topics-it-1.");

        assertThat(terminal.herald("topics", "check")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.out())
                    .contains("topics-it-1.payments.domain.payment: topic: expected present, found missing (fatal)");
        });
        assertThat(terminal.herald("topics", "create").code()).isZero();
        assertThat(terminal.herald("topics", "check", "--json").out())
                .startsWith("{\"topics\":[\"topics-it-1.payments.domain.party\"")
                .contains("\"differences\":[]");
        assertThat(terminal.herald("topics", "create")).satisfies(said -> {
            assertThat(said.code()).isZero();
            assertThat(said.out()).contains("payments.domain.payment: present").doesNotContain("created");
        });
    }

    @Test
    void topicsThatDiffer_areToldAndNotChanged(Broker broker, Registry registry) throws Exception {
        Terminal terminal = new Terminal(broker, registry, "topics-it-2.");
        createPlain(broker, "topics-it-2.payments.domain.payment", 5);
        assertThat(terminal.herald("topics", "create").code()).isEqualTo(4);
        alter(broker, "topics-it-2.payments.dead-letters", "retention.ms", "1000");

        assertThat(terminal.herald("topics", "check")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.out())
                    .contains("topics-it-2.payments.domain.payment: partitions: expected 3, found 5")
                    .contains("payments.domain.payment: cleanup.policy: expected compact, found delete (fatal)")
                    .contains("topics-it-2.payments.dead-letters: retention.ms: expected -1, found 1000");
        });
    }

    private static void createPlain(Broker broker, String topic, int partitions)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void alter(Broker broker, String topic, String setting, String value)
            throws InterruptedException, ExecutionException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change)))
                    .all()
                    .get();
            awaitValue(admin, resource, setting, value);
        }
    }

    /** The broker answers before it has applied the change itself. */
    private static void awaitValue(Admin admin, ConfigResource resource, String setting, String value)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        String found = "";
        while (!found.equals(value) && System.nanoTime() < end) {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            found = config.get(setting).value();
        }
        assertThat(found).as("%s of %s", setting, resource).isEqualTo(value);
    }
}
