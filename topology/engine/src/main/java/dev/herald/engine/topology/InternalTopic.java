package dev.herald.engine.topology;

import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A topic that Kafka Streams keeps for a publication: a store's changelog, or a gathering's repartition topic. Names
 * are given, none is made up, so all of them are known before the first start.
 *
 * @param name its full name
 * @param isChangelog whether it is a changelog
 * @param settings its settings, under Kafka's names
 */
public record InternalTopic(String name, boolean isChangelog, SortedMap<String, String> settings) {

    private static final String FOR_EVER = Long.toString(Long.MAX_VALUE);

    /** Segments roll by record time: two years replayed would make a hundred small ones. */
    private static final Map<String, String> ANY_EVENT = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(StreamsSettings.STATE_RECORD_BYTES),
            TopicConfig.SEGMENT_MS_CONFIG,
            FOR_EVER,
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
            FOR_EVER,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "CreateTime");

    private static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(64 * 1024 * 1024));

    /** Kafka Streams deletes what is worked on, a segment at a time; nothing else may. */
    private static final Map<String, String> REPARTITION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.RETENTION_BYTES_CONFIG,
            "-1",
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(50 * 1024 * 1024));

    /**
     * Returns the internal topics of a publication, changelogs first.
     *
     * @param given settings of Kafka and Kafka Streams by their own names; those that begin with {@code topic.} win
     *     over Kafka's defaults, not over what the guarantees need
     */
    public static List<InternalTopic> of(Publication publication, TopicNames names, Map<String, ?> given) {
        String application = StreamsSettings.applicationId(names);
        List<InternalTopic> topics = new ArrayList<>();
        sections(publication)
                .flatMap(section -> section.changed().stream())
                .map(store -> application + "-" + store + "-changelog")
                .forEach(name -> topics.add(new InternalTopic(name, true, settings(CHANGELOG, given))));
        publication.gatherings().stream()
                .map(gathering -> StreamsSettings.repartitionTopic(application, gathering.name()))
                .forEach(name -> topics.add(new InternalTopic(name, false, settings(REPARTITION, given))));
        return List.copyOf(topics);
    }

    /** Returns what Kafka Streams is told about a changelog. */
    static Map<String, String> changelogSettings() {
        return settings(CHANGELOG, Map.of());
    }

    private static Stream<Section> sections(Publication publication) {
        Stream<Gathering<?>> gatherings = publication.gatherings().stream();
        return Stream.concat(Stream.of(Section.DOMAIN), gatherings.map(Section::new));
    }

    private static SortedMap<String, String> settings(Map<String, String> own, Map<String, ?> given) {
        SortedMap<String, String> settings = new TreeMap<>();
        given.forEach((key, value) -> {
            if (key.startsWith(StreamsConfig.TOPIC_PREFIX)) {
                settings.put(key.substring(StreamsConfig.TOPIC_PREFIX.length()), String.valueOf(value));
            }
        });
        settings.putAll(ANY_EVENT);
        settings.putAll(own);
        return Collections.unmodifiableSortedMap(settings);
    }
}
