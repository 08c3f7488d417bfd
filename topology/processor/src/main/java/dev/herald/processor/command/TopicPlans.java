package dev.herald.processor.command;

import dev.herald.engine.topology.StreamsSettings;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.topic.TopicDifference;
import dev.herald.processor.topic.TopicPlan;
import dev.herald.processor.topic.TopicSpec;
import dev.herald.processor.topic.TopicState;
import java.util.List;
import java.util.Map;

/** The topics of all deployed contexts. */
record TopicPlans(List<TopicPlan> plans) {

    static TopicPlans of(HeraldCommand herald) {
        Settings settings = herald.settings();
        return new TopicPlans(herald.publications().stream()
                .map(publication -> TopicPlan.of(
                        publication,
                        settings.get(HeraldSettings.TOPIC_PREFIX),
                        settings.get(HeraldSettings.PARTITIONS),
                        settings.get(HeraldSettings.REPLICATION),
                        StreamsSettings.maxEventBytes(settings.kafka())))
                .toList());
    }

    List<TopicSpec> specs() {
        return plans.stream().flatMap(plan -> plan.specs().stream()).toList();
    }

    List<String> names() {
        return specs().stream().map(TopicSpec::name).toList();
    }

    List<TopicDifference> differences(Map<String, TopicState> found) {
        return plans.stream().flatMap(plan -> plan.differences(found).stream()).toList();
    }
}
