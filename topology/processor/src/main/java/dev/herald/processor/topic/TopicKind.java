package dev.herald.processor.topic;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** What a topic is for, and the settings that follow from it. */
public enum TopicKind {
    /**
     * Domain events, the source of truth: compacted. Small segments, since an event that a tombstone erased leaves the
     * disk only once its segment is full and cleaned.
     */
    DOMAIN(64),
    /** Domain events without sequences, whose keys are aggregate ids alone: compaction would lose all but the last. */
    DOMAIN_WITHOUT_SEQUENCES(64),
    /** Summary events, kept for ever, so that a new consumer can begin at the beginning. Read in order: fewer files. */
    SUMMARY(256),
    /** Dead letters, kept for ever. */
    DEAD_LETTERS(64),
    /** What Herald tells of itself, kept for ever: the audit of repairs. */
    SUPERVISION(64),
    /** Commands to a publication, kept for ever: read together with the domain topics, so partitioned like them. */
    CONTROL(64);

    private static final String FOR_EVER = Long.toString(Long.MAX_VALUE);
    private static final int MEBIBYTE = 1 << 20;

    private final int segmentMebibytes;

    TopicKind(int segmentMebibytes) {
        this.segmentMebibytes = segmentMebibytes;
    }

    /**
     * Returns the topic's settings, under Kafka's names. Segments roll by size alone: record times are the events' own,
     * so a replay of two years would roll a hundred small ones. No time is refused as too far ahead, since a refused
     * send is fatal under exactly-once.
     */
    public SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>(this == DOMAIN ? compacted() : keptForEver());
        settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(segmentMebibytes * MEBIBYTE));
        settings.put(TopicConfig.SEGMENT_MS_CONFIG, FOR_EVER);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, FOR_EVER);
        return Collections.unmodifiableSortedMap(settings);
    }

    /** A tombstone stays for ever: one that vanished would look like a gap on replay. */
    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                FOR_EVER);
    }

    private static Map<String, String> keptForEver() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1");
    }
}
