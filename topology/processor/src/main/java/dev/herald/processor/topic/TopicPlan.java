package dev.herald.processor.topic;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics of one publication as they should be, in the order of the data's way. Pure.
 *
 * @param specs the topics
 * @param copartitioned names of the topics whose partition counts must be equal
 * @param maxEventBytes the size that a domain event may have at the most, so that it can be kept
 */
public record TopicPlan(List<TopicSpec> specs, List<String> copartitioned, long maxEventBytes) {

    /**
     * Derives the topics of a publication.
     *
     * @param prefix put before each name
     * @param partitions of each topic, from 1
     * @param replication of each topic; -1 where the broker decides
     * @param maxEventBytes the size that a domain event may have at the most, so that it can be kept
     */
    public static TopicPlan of(
            Publication publication, String prefix, int partitions, int replication, long maxEventBytes) {
        TopicNames names = new TopicNames(prefix, publication.context());
        Map<String, TopicKind> kinds = new LinkedHashMap<>();
        Map<String, Long> keptBytes = new HashMap<>();
        domainTopics(publication)
                .forEach(topic -> kinds.put(
                        names.domain(topic),
                        topic.dedupWindow().isEmpty() ? TopicKind.DOMAIN : TopicKind.DOMAIN_WITHOUT_SEQUENCES));
        for (PublicTopic<?> topic : publication.publicTopics()) {
            kinds.put(names.published(topic), TopicKind.of(topic.style()));
            keptBytes.put(names.published(topic), topic.keptBytes());
        }
        kinds.put(names.deadLetters(), TopicKind.DEAD_LETTERS);
        kinds.put(names.supervision(), TopicKind.SUPERVISION);
        kinds.put(names.control(), TopicKind.CONTROL);

        List<TopicSpec> specs = new ArrayList<>();
        kinds.forEach((name, kind) -> specs.add(new TopicSpec(
                name, kind, partitions, replication, kind.settings(keptBytes.getOrDefault(name, PublicTopic.ALL)))));
        return new TopicPlan(
                List.copyOf(specs),
                Stream.concat(publication.sources().stream().map(names::domain), Stream.of(names.control()))
                        .toList(),
                maxEventBytes);
    }

    /** Returns the domain topics of a publication: references first, then what needs them. */
    public static List<DomainTopic<?>> domainTopics(Publication publication) {
        return publication.domainTopics();
    }

    /**
     * Returns how the broker's topics differ.
     *
     * @param found the broker's topics by name; a topic that is missing there is missing here
     */
    public List<TopicDifference> differences(Map<String, TopicState> found) {
        List<TopicDifference> differences = new ArrayList<>();
        for (TopicSpec spec : specs) {
            TopicState state = found.get(spec.name());
            if (state == null) {
                differences.add(TopicDifference.missing(spec.name()));
            } else {
                compare(spec, state, differences);
            }
        }
        unequalCounts(found, differences);
        return differences;
    }

    private void compare(TopicSpec spec, TopicState state, List<TopicDifference> differences) {
        count(spec, "partitions", spec.partitions(), state.partitions(), differences);
        if (spec.replication() > 0) {
            count(spec, "replication.factor", spec.replication(), state.replication(), differences);
        }
        eventSize(spec, state, differences);
        spec.settings().forEach((setting, expected) -> {
            String found = state.settings().getOrDefault(setting, "unset");
            if (!expected.equals(found)) {
                differences.add(
                        new TopicDifference(spec.name(), setting, expected, found, fatal(spec.kind(), setting)));
            }
        });
    }

    private void eventSize(TopicSpec spec, TopicState state, List<TopicDifference> differences) {
        String found = state.settings().getOrDefault(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "0");
        if (isDomain(spec.kind()) && Long.parseLong(found) > maxEventBytes) {
            differences.add(new TopicDifference(
                    spec.name(), TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "at most " + maxEventBytes, found, true));
        }
    }

    private static void count(
            TopicSpec spec, String setting, int expected, int found, List<TopicDifference> differences) {
        if (expected != found) {
            differences.add(new TopicDifference(
                    spec.name(), setting, Integer.toString(expected), Integer.toString(found), false));
        }
    }

    private static boolean isDomain(TopicKind kind) {
        return kind == TopicKind.DOMAIN || kind == TopicKind.DOMAIN_WITHOUT_SEQUENCES;
    }

    private static boolean fatal(TopicKind kind, String setting) {
        return switch (setting) {
            case TopicConfig.CLEANUP_POLICY_CONFIG -> isDomain(kind) || kind == TopicKind.SNAPSHOT;
            case TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG -> true;
            default -> false;
        };
    }

    private void unequalCounts(Map<String, TopicState> found, List<TopicDifference> differences) {
        TreeSet<Integer> counts = new TreeSet<>();
        found.forEach((name, state) -> {
            if (copartitioned.contains(name)) {
                counts.add(state.partitions());
            }
        });
        if (counts.size() > 1) {
            differences.add(new TopicDifference(
                    String.join(", ", copartitioned), "partitions", "equal counts", counts.toString(), true));
        }
    }
}
