package dev.herald.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.processor.StylesPublication;
import dev.herald.processor.topic.TopicChange.Action;
import dev.herald.processor.topic.TopicChange.Consent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicChangeTest {

    private final TopicPlan plan = TopicPlan.of(StylesPublication.PUBLICATION, new TopicWishes("", 6, 3, -1, Map.of()));
    private final Map<String, TopicState> found = new TreeMap<>();

    TopicChangeTest() {
        plan.specs().forEach(spec -> found.put(spec.name(), new TopicState(6, 3, spec.settings())));
    }

    @Test
    void missingTopic_isCreated() {
        found.remove("test.public.latest");

        assertThat(only()).satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.CREATE);
            assertThat(change.consent()).isEqualTo(Consent.NONE);
            assertThat(change.why()).isEqualTo("6 partitions, compact");
        });
    }

    @ParameterizedTest
    @CsvSource({
        // what is kept for longer, or as long
        "test.dead-letters,   retention.ms,        604800000,           NONE",
        "test.command.ask,    retention.bytes,     1000,                NONE",
        "test.public.few,     retention.bytes,     4000,                NONE",
        "test.domain.payment, delete.retention.ms, 86400000,            NONE",
        "test.control,        cleanup.policy,      'compact,delete',    NONE",
        "test.domain.payment, cleanup.policy,      'delete,compact',    NONE",
        "test.supervision,    cleanup.policy,      compact,             NONE",
        "test.public.told,    segment.bytes,       1073741824,          NONE",
        "test.public.told,    message.timestamp.type, LogAppendTime,    NONE",
        "test.public.told,    min.insync.replicas, 1,                   NONE",
        // what could delete records
        "test.public.few,     retention.bytes,     -1,                  DATA_LOSS",
        "test.public.few,     retention.bytes,     6000,                DATA_LOSS",
        "test.public.latest,  delete.retention.ms, 9223372036854775807, DATA_LOSS",
        "test.domain.payment, cleanup.policy,      delete,              DATA_LOSS",
        "test.public.latest,  cleanup.policy,      delete,              DATA_LOSS",
        "test.public.told,    cleanup.policy,      compact,             DATA_LOSS",
        "herald-test-kept-changelog, cleanup.policy, delete,            DATA_LOSS",
    })
    void setting_isSet_andNeedsConsentWhereRecordsCouldGo(
            String topic, String setting, String before, Consent consent) {
        set(topic, setting, before);

        assertThat(only()).satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.SET);
            assertThat(change.consent()).isEqualTo(consent);
            assertThat(change.value()).isEqualTo(expected(topic, setting));
        });
    }

    @Test
    void partitions_growOnlyWithConsent_andNeverShrink() {
        partitions("test.public.told", 5);
        assertThat(only()).satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.ADD_PARTITIONS);
            assertThat(change.consent()).isEqualTo(Consent.MOVED_IDS);
            assertThat(change.why()).contains("read out of order");
            assertThat(change.value()).isEqualTo("6");
        });

        partitions("test.public.told", 7);
        assertThat(only().action()).isEqualTo(Action.NONE);
        assertThat(only().why()).contains("Kafka takes no partitions away");
    }

    @Test
    void partitionsOfWhatStateHangsOn_areSaidToMoveAggregatesFromTheirState() {
        partitions("herald-test-kept-changelog", 5);

        assertThat(only().consent()).isEqualTo(Consent.MOVED_IDS);
        assertThat(only().why()).contains("only empty topics can grow unharmed");
    }

    @Test
    void replicas_areLeftToTheToolForThat() {
        found.computeIfPresent("test.control", (name, state) -> new TopicState(6, 1, state.settings()));

        assertThat(only().action()).isEqualTo(Action.NONE);
        assertThat(only().why()).contains("kafka-reassign-partitions");
    }

    @Test
    void moreInsyncReplicasThanThereAreReplicas_areNotSet() {
        found.computeIfPresent("test.control", (name, state) -> new TopicState(6, 1, state.settings()));
        set("test.control", "min.insync.replicas", "1");

        assertThat(plan.changes(found)).extracting(TopicChange::action).containsOnly(Action.NONE);
    }

    @Test
    void unequalCounts_cannotBeMended() {
        partitions("test.control", 5);

        assertThat(plan.changes(found)).anySatisfy(change -> {
            assertThat(change.difference().expected()).isEqualTo("equal counts");
            assertThat(change.action()).isEqualTo(Action.NONE);
        });
    }

    private TopicChange only() {
        List<TopicChange> changes = plan.changes(found);
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private String expected(String topic, String setting) {
        return plan.specs().stream()
                .filter(spec -> spec.name().equals(topic))
                .map(spec -> spec.settings().get(setting))
                .findFirst()
                .orElseThrow();
    }

    private void set(String topic, String setting, String value) {
        found.computeIfPresent(topic, (name, state) -> {
            Map<String, String> settings = new HashMap<>(state.settings());
            settings.put(setting, value);
            return new TopicState(state.partitions(), state.replication(), settings);
        });
    }

    private void partitions(String topic, int count) {
        found.computeIfPresent(topic, (name, state) -> new TopicState(count, 3, state.settings()));
    }
}
