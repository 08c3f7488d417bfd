package dev.herald.processor.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What is to be done about a difference, and what stands against it. Pure.
 *
 * @param difference what is not as it should be
 * @param action what would mend it
 * @param consent what must be allowed first
 * @param why what there is to know before it is done; empty where there is nothing
 */
public record TopicChange(TopicDifference difference, Action action, Consent consent, String why) {

    /** What can be done. */
    public enum Action {
        /** Create the topic. */
        CREATE,
        /** Change one of its settings. */
        SET,
        /** Add partitions. */
        ADD_PARTITIONS,
        /** Nothing that this tool could do safely, or at all. */
        NONE
    }

    /** What somebody must allow first, since it cannot be taken back. */
    public enum Consent {
        /** Nothing. */
        NONE,
        /** That Kafka may delete records. */
        DATA_LOSS,
        /** That ids move to other partitions. */
        MOVED_IDS
    }

    private static final String ALL = "-1";

    /** Returns the value that is to be set. */
    public String value() {
        return difference.wanted();
    }

    static TopicChange of(TopicDifference difference, Optional<TopicSpec> spec, Optional<TopicState> state) {
        if (spec.isEmpty()) {
            return impossible(difference, "begin anew with topics of equal counts, under another prefix");
        }
        if (state.isEmpty()) {
            TopicSpec made = spec.get();
            String shape = made.partitions() + " partitions, " + made.settings().get(TopicConfig.CLEANUP_POLICY_CONFIG);
            return new TopicChange(difference, Action.CREATE, Consent.NONE, shape);
        }
        return switch (difference.setting()) {
            case TopicDifference.PARTITIONS -> partitions(difference, spec.get());
            case TopicDifference.REPLICATION ->
                impossible(
                        difference,
                        "copies whole partitions, and where to is a matter of racks and load:"
                                + " kafka-reassign-partitions does it, at a pace that you set");
            case TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG -> insync(difference, state.get());
            default -> setting(difference, spec.get());
        };
    }

    private static TopicChange impossible(TopicDifference difference, String why) {
        return new TopicChange(difference, Action.NONE, Consent.NONE, why);
    }

    private static TopicChange partitions(TopicDifference difference, TopicSpec spec) {
        if (spec.partitions() < Integer.parseInt(difference.found())) {
            return impossible(
                    difference, "Kafka takes no partitions away; herald.topics.partitions can follow the topic");
        }
        boolean stateful = spec.kind().isDomain() || spec.kind().isInternal() || spec.kind() == TopicKind.CONTROL;
        String why = stateful
                ? "an aggregate's later events would lie elsewhere than its earlier ones and its state, and count as a"
                        + " gap; only empty topics can grow unharmed"
                : "an id's later records would lie elsewhere than its earlier ones, and be read out of order";
        return new TopicChange(difference, Action.ADD_PARTITIONS, Consent.MOVED_IDS, why);
    }

    private static TopicChange insync(TopicDifference difference, TopicState state) {
        return Integer.parseInt(difference.wanted()) > state.replication()
                ? impossible(difference, "nothing could be written with " + state.replication() + " replicas")
                : new TopicChange(difference, Action.SET, Consent.NONE, "");
    }

    private static TopicChange setting(TopicDifference difference, TopicSpec spec) {
        String why = loss(difference, spec.settings());
        return new TopicChange(difference, Action.SET, why.isEmpty() ? Consent.NONE : Consent.DATA_LOSS, why);
    }

    /** Returns how Kafka could delete records in consequence; empty where it could not. */
    private static String loss(TopicDifference difference, Map<String, String> settings) {
        return switch (difference.setting()) {
            case TopicConfig.CLEANUP_POLICY_CONFIG -> policyLoss(difference, settings);
            case TopicConfig.RETENTION_MS_CONFIG,
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    TopicConfig.DELETE_RETENTION_MS_CONFIG ->
                isLess(difference.wanted(), difference.found()) ? "less would be kept than now" : "";
            default -> "";
        };
    }

    private static String policyLoss(TopicDifference difference, Map<String, String> settings) {
        List<String> before = List.of(difference.found().split(",", -1));
        boolean unlimited = ALL.equals(settings.getOrDefault(TopicConfig.RETENTION_MS_CONFIG, ALL))
                && ALL.equals(settings.getOrDefault(TopicConfig.RETENTION_BYTES_CONFIG, ALL));
        if (before.contains(difference.wanted())) {
            return "";
        }
        if (difference.wanted().equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            return "of the records of a key, compaction keeps the last";
        }
        return unlimited ? "" : "what is beyond the retention would go";
    }

    private static boolean isLess(String wanted, String found) {
        long most = Long.MAX_VALUE;
        return limit(wanted, most) < limit(found, most);
    }

    private static long limit(String text, long unlimited) {
        long value = Long.parseLong(text);
        return value < 0 ? unlimited : value;
    }
}
