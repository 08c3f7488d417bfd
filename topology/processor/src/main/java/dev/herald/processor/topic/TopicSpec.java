package dev.herald.processor.topic;

import java.util.SortedMap;

/**
 * A topic as it should be.
 *
 * @param name its full name
 * @param kind what it is for
 * @param partitions how many, from 1
 * @param replication replicas of each partition; -1 where the broker decides
 * @param settings its settings, under Kafka's names
 */
public record TopicSpec(
        String name, TopicKind kind, int partitions, int replication, SortedMap<String, String> settings) {

    TopicSpec withPartitions(int count) {
        return new TopicSpec(name, kind, count, replication, settings);
    }
}
