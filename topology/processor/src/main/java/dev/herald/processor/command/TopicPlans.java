package dev.herald.processor.command;

import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.TopicSettings;
import dev.herald.processor.topic.TopicChange;
import dev.herald.processor.topic.TopicDifference;
import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicSpec;
import dev.herald.processor.topic.TopicState;
import dev.herald.processor.topic.TopicWishes;
import java.util.List;
import java.util.Map;

/** The topics of all deployed contexts. */
record TopicPlans(List<TopicPlan> plans) {

    static TopicPlans of(HeraldCommand herald) {
        TopicWishes wishes = wishes(herald.settings());
        return new TopicPlans(herald.publications().stream()
                .map(publication -> TopicPlan.of(publication, wishes))
                .toList());
    }

    static TopicWishes wishes(Settings settings) {
        return new TopicWishes(
                settings.get(TopicSettings.TOPIC_PREFIX),
                settings.get(TopicSettings.PARTITIONS),
                settings.get(TopicSettings.REPLICATION),
                settings.get(TopicSettings.MIN_INSYNC_REPLICAS),
                settings.kafka());
    }

    /** Returns the topics as they should be. */
    List<TopicSpec> specs() {
        return plans.stream().flatMap(plan -> plan.specs().stream()).toList();
    }

    List<String> names() {
        return specs().stream().map(TopicSpec::name).toList();
    }

    /** Returns the topics as they should be beside those that are there. */
    List<TopicSpec> specs(Map<String, TopicState> found) {
        return plans.stream()
                .flatMap(plan -> plan.beside(found).specs().stream())
                .toList();
    }

    List<TopicChange> changes(Map<String, TopicState> found) {
        return plans.stream().flatMap(plan -> plan.changes(found).stream()).toList();
    }

    List<TopicDifference> differences(Map<String, TopicState> found) {
        return plans.stream().flatMap(plan -> plan.differences(found).stream()).toList();
    }
}
