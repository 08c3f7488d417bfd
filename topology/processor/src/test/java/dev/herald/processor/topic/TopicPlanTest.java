package dev.herald.processor.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.processor.StylesPublication;
import dev.herald.processor.TestPublication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

    private static final TopicWishes WISHES = new TopicWishes("dev.", 6, 3, -1, Map.of());
    private static final long MOST = WISHES.maxEventBytes();

    private final TopicPlan plan = TopicPlan.of(new TestPublication().publication(), WISHES);

    @Test
    void publication_givesReferencesFirstThenSourcesPublicTopicsAndDeadLetters_internalTopicsLast() {
        assertThat(plan.specs())
                .extracting(TopicSpec::name, TopicSpec::kind)
                .containsExactly(
                        tuple("dev.test.domain.party", TopicKind.DOMAIN),
                        tuple("dev.test.domain.payment", TopicKind.DOMAIN),
                        tuple("dev.test.public.declined", TopicKind.SUMMARY),
                        tuple("dev.test.dead-letters", TopicKind.DEAD_LETTERS),
                        tuple("dev.test.supervision", TopicKind.SUPERVISION),
                        tuple("dev.test.control", TopicKind.CONTROL),
                        tuple("dev.herald-test-aggregates-changelog", TopicKind.CHANGELOG),
                        tuple("dev.herald-test-kept-changelog", TopicKind.CHANGELOG),
                        tuple("dev.herald-test-deadlines-changelog", TopicKind.CHANGELOG),
                        tuple("dev.herald-test-expectations-changelog", TopicKind.CHANGELOG),
                        tuple("dev.herald-test-reference-faults-changelog", TopicKind.CHANGELOG));
    }

    @Test
    void domainTopics_areCompactedAndKeepTombstones() {
        assertThat(TopicKind.DOMAIN.settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("delete.retention.ms", Long.toString(Long.MAX_VALUE))
                .containsEntry("segment.ms", Long.toString(Long.MAX_VALUE));
    }

    @Test
    void publicTopics_keepForEver() {
        assertThat(TopicKind.SUMMARY.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    }

    @Test
    void eachStyle_hasSettingsOfItsOwn() {
        assertThat(spec("test.public.latest").settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("delete.retention.ms", "604800000")
                .containsEntry("segment.bytes", "67108864")
                .containsEntry("segment.ms", Long.toString(Long.MAX_VALUE))
                .containsEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE))
                .doesNotContainKeys("retention.bytes", "retention.ms");
        assertThat(spec("test.public.told").settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.bytes", "1073741824")
                .containsEntry("retention.ms", "-1")
                .containsEntry("segment.bytes", "67108864");
        assertThat(spec("test.public.few").settings()).containsEntry("retention.bytes", "5000");
        assertThat(spec("test.command.ask").settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("retention.ms", "-1");
        assertThat(spec("test.command.ask").kind()).isEqualTo(TopicKind.COMMAND);
        assertThat(stylePlan().specs()).extracting(TopicSpec::partitions).containsOnly(6);
    }

    @Test
    void snapshotThatIsNotCompacted_isFatal() {
        TopicPlan styles = stylePlan();
        Map<String, TopicState> found = asPlanned(styles);
        found.computeIfPresent("test.public.latest", (name, state) -> with(state, "cleanup.policy", "delete"));

        assertThat(styles.differences(found))
                .containsExactly(
                        new TopicDifference("test.public.latest", "cleanup.policy", "compact", "delete", true));
    }

    @Test
    void topicsAsPlanned_haveNoDifference() {
        assertThat(plan.differences(asPlanned())).isEmpty();
    }

    @Test
    void missingTopic_isFatal() {
        Map<String, TopicState> found = asPlanned();
        found.remove("dev.test.public.declined");

        assertThat(plan.differences(found))
                .containsExactly(new TopicDifference("dev.test.public.declined", "topic", "present", "missing", true));
    }

    @Test
    void domainTopicThatIsNotCompacted_isFatal() {
        Map<String, TopicState> found = asPlanned();
        found.computeIfPresent("dev.test.domain.payment", (name, state) -> with(state, "cleanup.policy", "delete"));

        assertThat(plan.differences(found))
                .containsExactly(
                        new TopicDifference("dev.test.domain.payment", "cleanup.policy", "compact", "delete", true));
    }

    @Test
    void domainTopicWhoseEventsMayBeTooLargeToKeep_isFatal() {
        Map<String, TopicState> found = asPlanned();
        found.computeIfPresent(
                "dev.test.domain.payment", (name, state) -> with(state, "max.message.bytes", Long.toString(MOST + 1)));
        found.computeIfPresent(
                "dev.test.domain.party", (name, state) -> with(state, "max.message.bytes", Long.toString(MOST)));

        assertThat(plan.differences(found))
                .containsExactly(new TopicDifference(
                        "dev.test.domain.payment",
                        "max.message.bytes",
                        "at most " + MOST,
                        Long.toString(MOST + 1),
                        true));
    }

    @Test
    void otherSettings_areToldButNotFatal() {
        Map<String, TopicState> found = asPlanned();
        found.computeIfPresent("dev.test.public.declined", (name, state) -> with(state, "retention.ms", "604800000"));
        found.computeIfPresent("dev.test.domain.party", (name, state) -> new TopicState(12, 1, state.settings()));

        assertThat(plan.differences(found))
                .containsExactly(
                        new TopicDifference("dev.test.domain.party", "partitions", "6", "12", false),
                        new TopicDifference("dev.test.domain.party", "replication.factor", "3", "1", false),
                        new TopicDifference("dev.test.public.declined", "retention.ms", "-1", "604800000", false));
    }

    @Test
    void unequalCountsOfSourceTopics_areFatal() {
        TopicPlan two = new TopicPlan(plan.specs(), List.of("dev.test.domain.payment", "dev.test.domain.party"), MOST);
        Map<String, TopicState> found = asPlanned();
        found.computeIfPresent("dev.test.domain.party", (name, state) -> new TopicState(5, 3, state.settings()));

        assertThat(two.differences(found))
                .contains(new TopicDifference(
                        "dev.test.domain.payment, dev.test.domain.party",
                        "partitions",
                        "equal counts",
                        "[5, 6]",
                        true));
    }

    @Test
    void threeReplicas_twoMustHaveARecord_andMoreDoesNoHarm() {
        assertThat(plan.specs())
                .allSatisfy(spec -> assertThat(spec.settings()).containsEntry("min.insync.replicas", "2"));
        Map<String, TopicState> found = asPlanned();
        found.computeIfPresent("dev.test.control", (name, state) -> with(state, "min.insync.replicas", "1"));
        found.computeIfPresent("dev.test.domain.party", (name, state) -> with(state, "min.insync.replicas", "3"));

        assertThat(plan.differences(found))
                .containsExactly(
                        new TopicDifference("dev.test.control", "min.insync.replicas", "at least 2", "1", false));
    }

    @Test
    void fewReplicas_leaveToTheBrokerHowManyMustHaveARecord() {
        TopicWishes two = new TopicWishes("", 6, 2, -1, Map.of());

        assertThat(TopicPlan.of(new TestPublication().publication(), two).specs())
                .allSatisfy(spec -> assertThat(spec.settings()).doesNotContainKey("min.insync.replicas"));
    }

    @Test
    void internalTopicsAndAMissingControlTopic_haveAsManyPartitionsAsTheSourcesThatAreThere() {
        Map<String, TopicState> found = asPlanned();
        found.remove("dev.test.control");
        found.remove("dev.herald-test-kept-changelog");
        found.computeIfPresent("dev.test.domain.payment", (name, state) -> new TopicState(12, 3, state.settings()));

        assertThat(plan.beside(found).specs())
                .filteredOn(spec -> !found.containsKey(spec.name()))
                .extracting(TopicSpec::partitions)
                .containsExactly(12, 12);
        assertThat(plan.differences(found))
                .contains(new TopicDifference("dev.herald-test-aggregates-changelog", "partitions", "12", "6", true));
    }

    private static TopicSpec spec(String name) {
        return stylePlan().specs().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TopicPlan stylePlan() {
        return TopicPlan.of(StylesPublication.PUBLICATION, new TopicWishes("", 6, 3, -1, Map.of()));
    }

    private Map<String, TopicState> asPlanned() {
        return asPlanned(plan);
    }

    private static Map<String, TopicState> asPlanned(TopicPlan plan) {
        Map<String, TopicState> found = new TreeMap<>();
        plan.specs().forEach(spec -> found.put(spec.name(), new TopicState(6, 3, spec.settings())));
        return found;
    }

    private static TopicState with(TopicState state, String setting, String value) {
        Map<String, String> settings = new HashMap<>(state.settings());
        settings.put(setting, value);
        return new TopicState(state.partitions(), state.replication(), settings);
    }
}
