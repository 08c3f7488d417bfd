package dev.herald.processor.doctor;

import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.topic.TopicAdmin;
import dev.herald.processor.topic.TopicChange;
import dev.herald.processor.topic.TopicDifference;
import dev.herald.processor.topic.TopicState;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether topics are as the publications need them.
 *
 * @param chosen which differences it is about
 * @param right what to say where there is none
 */
record TopicsCheck(Examined examined, String name, Predicate<TopicDifference> chosen, String right) implements Check {

    private static final String PARTITIONS = "partitions";

    static TopicsCheck settings(Examined examined) {
        return new TopicsCheck(
                examined,
                "topics",
                difference -> !difference.setting().equals(PARTITIONS),
                "all there, with the settings that they need");
    }

    static TopicsCheck partitions(Examined examined) {
        return new TopicsCheck(
                examined,
                PARTITIONS,
                difference -> difference.setting().equals(PARTITIONS),
                "as many as the settings say; the sources of each context have the same");
    }

    @Override
    public Needs needs() {
        return Needs.BROKER;
    }

    @Override
    public List<Finding> look() {
        Map<String, TopicState> found = new TopicAdmin(examined.admin()).read(examined.topics());
        List<Finding> findings = examined.plans().stream()
                .flatMap(plan -> plan.changes(found).stream())
                .filter(change -> chosen.test(change.difference()))
                .map(TopicsCheck::finding)
                .toList();
        return findings.isEmpty() ? List.of(new Fine(examined.topics().size() + " topics: " + right)) : findings;
    }

    private static Finding finding(TopicChange change) {
        String what = change.difference().toString();
        return change.difference().fatal() ? new Problem(what, remedy(change)) : new Warning(what, remedy(change));
    }

    private static String remedy(TopicChange change) {
        if (change.action() == TopicChange.Action.NONE) {
            return change.why();
        }
        return switch (change.consent()) {
            case NONE -> "`herald topics apply` mends it";
            case DATA_LOSS -> "`herald topics apply --allow-data-loss` mends it: " + change.why();
            case MOVED_IDS -> "`herald topics apply --allow-moved-ids` mends it: " + change.why();
        };
    }
}
