package dev.herald.processor.setting;

import java.util.List;

/** About topics. */
public final class TopicSettings {

    /** What stands before every topic's name. */
    public static final Setting<String> TOPIC_PREFIX = Setting.of(
            "herald.topic-prefix",
            Kind.text("up to 100 letters, digits, '.', '_' or '-', or nothing", "[A-Za-z0-9._-]{0,100}"),
            "",
            "Put before every topic's name as it is.");

    /** How many partitions a topic is created with. */
    public static final Setting<Integer> PARTITIONS = Setting.of(
            "herald.topics.partitions",
            Kind.integer(1, 10_000),
            "6",
            "Partitions of each topic. They cannot be changed later without losing the order of events.");

    /** How many replicas a topic is created with. */
    public static final Setting<Integer> REPLICATION = Setting.of(
            "herald.topics.replication.factor",
            Kind.integer(-1, 32_767),
            "-1",
            "Replicas of each partition; -1 leaves it to the broker's default and does not check it.");

    /** How many replicas must have a record before it counts. */
    public static final Setting<Integer> MIN_INSYNC_REPLICAS = Setting.of(
            "herald.topics.min.insync.replicas",
            Kind.integer(-1, 32_767),
            "-1",
            "Replicas that must have a record before it counts, at the least; -1 means 2 where the replication factor is"
                    + " given as 3 or more, and else leaves it to the broker.");

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL = List.of(TOPIC_PREFIX, PARTITIONS, REPLICATION, MIN_INSYNC_REPLICAS);

    private TopicSettings() {}
}
