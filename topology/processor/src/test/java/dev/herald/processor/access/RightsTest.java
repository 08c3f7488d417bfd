package dev.herald.processor.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.processor.TestPublication;
import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicWishes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RightsTest {

    private final TopicPlan plan =
            TopicPlan.of(new TestPublication().publication(), new TopicWishes("dev.", 6, -1, -1, Map.of()));

    @Test
    void processor_readsWhatGoesInAndWritesWhatComesOut_andCreatesNothing() {
        assertThat(texts(Role.PROCESSOR, Optional.empty(), Optional.empty()))
                .contains(
                        "READ TOPIC LITERAL dev.test.domain.party",
                        "READ TOPIC LITERAL dev.test.domain.payment",
                        "READ TOPIC LITERAL dev.test.control",
                        "WRITE TOPIC LITERAL dev.test.public.declined",
                        "WRITE TOPIC LITERAL dev.test.dead-letters",
                        "WRITE TOPIC LITERAL dev.test.supervision",
                        "READ TOPIC LITERAL dev.herald-test-kept-changelog",
                        "WRITE TOPIC LITERAL dev.herald-test-kept-changelog",
                        "DESCRIBE_CONFIGS TOPIC LITERAL dev.herald-test-kept-changelog",
                        "READ GROUP LITERAL dev.herald-test",
                        "WRITE TRANSACTIONAL_ID PREFIXED dev.herald-test-")
                .doesNotContain("WRITE TOPIC LITERAL dev.test.domain.payment")
                .noneMatch(right -> right.startsWith("CREATE"))
                .noneMatch(right -> right.contains("CLUSTER"))
                .hasSize(3 + 3 + 2 * 5 + 11 + 2);
    }

    @Test
    void producer_writesDomainEvents_inTransactionsWhereItHasAnId() {
        assertThat(texts(Role.PRODUCER, Optional.of("unused"), Optional.of("outbox")))
                .containsExactly(
                        "WRITE TOPIC LITERAL dev.test.domain.party",
                        "WRITE TOPIC LITERAL dev.test.domain.payment",
                        "WRITE TRANSACTIONAL_ID LITERAL outbox");
    }

    @Test
    void consumer_readsPublicTopics_asAGroupWhereItHasOne() {
        assertThat(texts(Role.CONSUMER, Optional.of("billing"), Optional.of("unused")))
                .containsExactly("READ TOPIC LITERAL dev.test.public.declined", "READ GROUP LITERAL billing");
    }

    @Test
    void operator_readsTroublesAndWritesCommandsToHerald() {
        assertThat(texts(Role.OPERATOR, Optional.empty(), Optional.empty()))
                .containsExactly(
                        "READ TOPIC LITERAL dev.test.dead-letters",
                        "READ TOPIC LITERAL dev.test.supervision",
                        "WRITE TOPIC LITERAL dev.test.control");
    }

    @Test
    void topicsThatAreNotChosen_areLeftOutForProducersButNotForTheProcessor() {
        Map<Role, List<String>> roles = Map.of(Role.PRODUCER, List.of("User:p"));
        Principals some = new Principals(roles, Optional.empty(), Optional.empty(), topic -> topic.endsWith("payment"));

        assertThat(Rights.of(plan, "dev.herald-test", some))
                .extracting(Right::name)
                .containsExactly("dev.test.domain.payment");
        assertThat(some.excludes(Role.PROCESSOR, "dev.test.domain.party")).isFalse();
    }

    @Test
    void commands_areOnesThatAShellTakesAsTheyAre() {
        Principals named = new Principals(
                Map.of(Role.CONSUMER, List.of("User:CN=it's billing")),
                Optional.of("g"),
                Optional.empty(),
                topic -> true);

        assertThat(KafkaAcls.commands(Rights.of(plan, "dev.herald-test", named), "a:9092,b:9092"))
                .containsExactly(
                        "# consumer User:CN=it's billing",
                        "kafka-acls --bootstrap-server a:9092,b:9092 --add --allow-principal 'User:CN=it'\\''s billing'"
                                + " --operation Read --topic dev.test.public.declined",
                        "kafka-acls --bootstrap-server a:9092,b:9092 --add --allow-principal 'User:CN=it'\\''s billing'"
                                + " --operation Read --group g");
        Principals processor = new Principals(
                Map.of(Role.PROCESSOR, List.of("User:h")), Optional.empty(), Optional.empty(), topic -> true);
        assertThat(KafkaAcls.commands(Rights.of(plan, "dev.herald-test", processor), "a:9092"))
                .contains("kafka-acls --bootstrap-server a:9092 --add --allow-principal User:h --operation Read"
                        + " --operation Write --operation DescribeConfigs --topic dev.herald-test-kept-changelog")
                .contains("kafka-acls --bootstrap-server a:9092 --add --allow-principal User:h --operation Write"
                        + " --transactional-id dev.herald-test- --resource-pattern-type prefixed");
    }

    private List<String> texts(Role role, Optional<String> group, Optional<String> transactionalId) {
        Principals one = new Principals(Map.of(role, List.of("User:x")), group, transactionalId, topic -> true);
        return Rights.of(plan, "dev.herald-test", one).stream()
                .map(right -> right.operation() + " " + right.resource() + " " + right.pattern() + " " + right.name())
                .toList();
    }
}
