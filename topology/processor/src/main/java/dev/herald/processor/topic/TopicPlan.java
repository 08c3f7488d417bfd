package dev.herald.processor.topic;

import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.topology.InternalTopic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics of one publication as they should be, in the order of the data's way, internal ones last. Pure.
 *
 * @param specs the topics
 * @param sources names of the topics whose partition counts must be equal; those of the domain first
 * @param maxEventBytes the size that a domain event may have at the most, so that it can be kept
 */
public record TopicPlan(List<TopicSpec> specs, List<String> sources, long maxEventBytes) {

    /** Derives the topics of a publication. */
    public static TopicPlan of(Publication publication, TopicWishes wishes) {
        TopicNames names = new TopicNames(wishes.prefix(), publication.context());
        Map<String, TopicKind> kinds = new LinkedHashMap<>();
        Map<String, Long> keptBytes = new HashMap<>();
        publication
                .domainTopics()
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
        kinds.forEach((name, kind) ->
                specs.add(spec(name, kind, kind.settings(keptBytes.getOrDefault(name, PublicTopic.ALL)), wishes)));
        InternalTopic.of(publication, names, wishes.kafka())
                .forEach(topic -> specs.add(spec(
                        topic.name(),
                        topic.isChangelog() ? TopicKind.CHANGELOG : TopicKind.REPARTITION,
                        topic.settings(),
                        wishes)));
        return new TopicPlan(
                List.copyOf(specs),
                Stream.concat(publication.sources().stream().map(names::domain), Stream.of(names.control()))
                        .toList(),
                wishes.maxEventBytes());
    }

    private static TopicSpec spec(String name, TopicKind kind, Map<String, String> own, TopicWishes wishes) {
        SortedMap<String, String> settings = new TreeMap<>(own);
        wishes.insync()
                .ifPresent(count ->
                        settings.putIfAbsent(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(count)));
        return new TopicSpec(
                name, kind, wishes.partitions(), wishes.replication(), Collections.unmodifiableSortedMap(settings));
    }

    /**
     * Returns the same plan beside topics that are there: the first source that is there says how many partitions the
     * others and the internal topics must have.
     *
     * @param found the broker's topics by name
     */
    public TopicPlan beside(Map<String, TopicState> found) {
        for (String source : sources) {
            TopicState leader = found.get(source);
            if (leader != null) {
                return following(source, leader, found);
            }
        }
        return this;
    }

    private TopicPlan following(String source, TopicState leader, Map<String, TopicState> found) {
        List<TopicSpec> fitted = specs.stream()
                .map(spec -> follows(spec, leader, found) && !spec.name().equals(source)
                        ? spec.withPartitions(leader.partitions())
                        : spec)
                .toList();
        return new TopicPlan(fitted, sources, maxEventBytes);
    }

    private boolean follows(TopicSpec spec, TopicState leader, Map<String, TopicState> found) {
        TopicState state = found.getOrDefault(spec.name(), leader);
        return spec.kind().isInternal() || (sources.contains(spec.name()) && state.partitions() == leader.partitions());
    }

    /**
     * Returns how the broker's topics differ.
     *
     * @param found the broker's topics by name; a topic that is missing there is missing here
     */
    public List<TopicDifference> differences(Map<String, TopicState> found) {
        List<TopicDifference> differences = new ArrayList<>();
        for (TopicSpec spec : beside(found).specs()) {
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

    /**
     * Returns what to do about each difference, in the same order.
     *
     * @param found the broker's topics by name
     */
    public List<TopicChange> changes(Map<String, TopicState> found) {
        Map<String, TopicSpec> byName =
                beside(found).specs().stream().collect(Collectors.toMap(TopicSpec::name, spec -> spec));
        return differences(found).stream()
                .map(difference -> TopicChange.of(
                        difference,
                        Optional.ofNullable(byName.get(difference.topic())),
                        Optional.ofNullable(found.get(difference.topic()))))
                .toList();
    }

    private void compare(TopicSpec spec, TopicState state, List<TopicDifference> differences) {
        count(spec, TopicDifference.PARTITIONS, spec.partitions(), state.partitions(), differences);
        if (spec.replication() > 0) {
            count(spec, TopicDifference.REPLICATION, spec.replication(), state.replication(), differences);
        }
        eventSize(spec, state, differences);
        spec.settings().forEach((setting, expected) -> {
            String found = state.settings().getOrDefault(setting, "unset");
            if (setting.equals(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)) {
                insync(spec.name(), expected, found, differences);
            } else if (!expected.equals(found)) {
                differences.add(
                        new TopicDifference(spec.name(), setting, expected, found, fatal(spec.kind(), setting)));
            }
        });
    }

    private static void insync(String topic, String least, String found, List<TopicDifference> differences) {
        if (Integer.parseInt(found) < Integer.parseInt(least)) {
            differences.add(new TopicDifference(
                    topic, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, TopicDifference.AT_LEAST + least, found, false));
        }
    }

    private void eventSize(TopicSpec spec, TopicState state, List<TopicDifference> differences) {
        String found = state.settings().getOrDefault(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "0");
        if (spec.kind().isDomain() && Long.parseLong(found) > maxEventBytes) {
            differences.add(new TopicDifference(
                    spec.name(),
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    TopicDifference.AT_MOST + maxEventBytes,
                    found,
                    true));
        }
    }

    private static void count(
            TopicSpec spec, String setting, int expected, int found, List<TopicDifference> differences) {
        if (expected != found) {
            boolean fatal = spec.kind().isInternal() && setting.equals(TopicDifference.PARTITIONS);
            differences.add(new TopicDifference(
                    spec.name(), setting, Integer.toString(expected), Integer.toString(found), fatal));
        }
    }

    private static boolean fatal(TopicKind kind, String setting) {
        return switch (setting) {
            case TopicConfig.CLEANUP_POLICY_CONFIG ->
                kind.isDomain() || kind.isInternal() || kind == TopicKind.SNAPSHOT;
            case TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG -> true;
            default -> false;
        };
    }

    private void unequalCounts(Map<String, TopicState> found, List<TopicDifference> differences) {
        TreeSet<Integer> counts = new TreeSet<>();
        found.forEach((name, state) -> {
            if (sources.contains(name)) {
                counts.add(state.partitions());
            }
        });
        if (counts.size() > 1) {
            differences.add(new TopicDifference(
                    String.join(", ", sources), TopicDifference.PARTITIONS, "equal counts", counts.toString(), true));
        }
    }
}
