package dev.herald.processor.topic;

import dev.herald.engine.publication.Style;
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
    /** Notifications, of which the latest are kept. Whole segments go at a time, so they are small. */
    NOTIFICATION(64),
    /** Snapshots: compacted. Small segments, since what is superseded leaves the disk only once its segment is full. */
    SNAPSHOT(64),
    /** Commands to other parts of the context, kept for ever, so that none vanishes before it is carried out. */
    COMMAND(64),
    /** Dead letters, kept for ever. */
    DEAD_LETTERS(64),
    /** What Herald tells of itself, kept for ever: the audit of repairs. */
    SUPERVISION(64),
    /** Commands to Herald itself, kept for ever: read together with the domain topics, so partitioned like them. */
    CONTROL(64),
    /** What Kafka Streams restores a store from. Its settings are the engine's. */
    CHANGELOG(0),
    /** What Kafka Streams carries gathered events through. Its settings are the engine's. */
    REPARTITION(0);

    private static final String FOR_EVER = Long.toString(Long.MAX_VALUE);
    private static final int MEBIBYTE = 1 << 20;

    /** For how long a snapshot's tombstone can be read after it was first cleaned: 7 days. */
    private static final String TOMBSTONES_KEPT_MS = "604800000";

    private final int segmentMebibytes;

    TopicKind(int segmentMebibytes) {
        this.segmentMebibytes = segmentMebibytes;
    }

    static TopicKind of(Style style) {
        return switch (style) {
            case SUMMARY -> SUMMARY;
            case NOTIFICATION -> NOTIFICATION;
            case SNAPSHOT -> SNAPSHOT;
            case COMMAND -> COMMAND;
        };
    }

    /** Returns the settings of a topic that keeps so many bytes of each partition; -1 for all. */
    SortedMap<String, String> settings(long keptBytes) {
        SortedMap<String, String> settings = new TreeMap<>(settings());
        settings.computeIfPresent(TopicConfig.RETENTION_BYTES_CONFIG, (key, all) -> Long.toString(keptBytes));
        return Collections.unmodifiableSortedMap(settings);
    }

    /** Returns whether Kafka Streams keeps it for itself. */
    public boolean isInternal() {
        return this == CHANGELOG || this == REPARTITION;
    }

    /** Returns whether it holds domain events. */
    public boolean isDomain() {
        return this == DOMAIN || this == DOMAIN_WITHOUT_SEQUENCES;
    }

    /**
     * Returns the settings of a topic that is not internal, under Kafka's names. Segments roll by size alone: record times are the events' own,
     * so a replay of two years would roll a hundred small ones. No time is refused as too far ahead, since a refused
     * send is fatal under exactly-once.
     */
    public SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>(cleaning());
        settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(segmentMebibytes * MEBIBYTE));
        settings.put(TopicConfig.SEGMENT_MS_CONFIG, FOR_EVER);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, FOR_EVER);
        return Collections.unmodifiableSortedMap(settings);
    }

    private Map<String, String> cleaning() {
        return switch (this) {
            // A tombstone stays for ever: one that vanished would look like a gap on replay.
            case DOMAIN -> compacted(FOR_EVER);
            // Who builds a view needs no tombstone of what it never saw; who has one must read it in that time.
            case SNAPSHOT -> compacted(TOMBSTONES_KEPT_MS);
            case CHANGELOG, REPARTITION -> throw new IllegalStateException(this + ": its settings are the engine's");
            default -> keptForEver();
        };
    }

    private static Map<String, String> compacted(String tombstonesKeptMillis) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                tombstonesKeptMillis);
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
