package dev.herald.processor.topic;

import java.util.Map;

/**
 * A topic as the broker has it.
 *
 * @param partitions how many
 * @param replication the least number of replicas of any of its partitions
 * @param settings all of its settings in force, under Kafka's names
 */
public record TopicState(int partitions, int replication, Map<String, String> settings) {}
