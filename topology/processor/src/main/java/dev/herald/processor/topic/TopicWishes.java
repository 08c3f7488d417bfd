package dev.herald.processor.topic;

import dev.herald.engine.topology.StreamsSettings;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What an installation wants of all its topics.
 *
 * @param prefix put before each name
 * @param partitions of each topic, from 1
 * @param replication replicas of each partition; -1 where the broker decides
 * @param minInsyncReplicas replicas that must have a record before it counts; -1 for the default
 * @param kafka settings of Kafka and Kafka Streams, under their own names
 */
public record TopicWishes(
        String prefix, int partitions, int replication, int minInsyncReplicas, Map<String, String> kafka) {

    /** From so many replicas on, one of them may fail without stopping anything, and two hold every record. */
    private static final int REPLICAS_TO_SPARE = 3;

    /** Returns the size that a domain event may have at the most, so that it can be kept. */
    public long maxEventBytes() {
        return StreamsSettings.maxEventBytes(kafka);
    }

    /** Returns how many replicas must have a record before it counts; empty where the broker decides. */
    OptionalInt insync() {
        if (minInsyncReplicas > 0) {
            return OptionalInt.of(minInsyncReplicas);
        }
        return replication >= REPLICAS_TO_SPARE ? OptionalInt.of(2) : OptionalInt.empty();
    }
}
