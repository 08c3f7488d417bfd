package dev.herald.sandbox.demo;

import dev.herald.processor.broker.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far Herald is: the offsets that its consumer group has committed, against the ends of the topics. */
final class Lag {
    private final Admin admin;
    private final String group;
    private final List<TopicPartition> sources;

    /**
     * Watches a group.
     *
     * @param admin stays the caller's to close
     */
    Lag(Admin admin, String group, Collection<String> sources) {
        this.admin = admin;
        this.group = group;
        this.sources = partitions(admin, sources).toList();
    }

    /** Every partition of these topics. */
    static Stream<TopicPartition> partitions(Admin admin, Collection<String> topics) {
        return Answer.of(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)));
    }

    /** How many records of the sources are not committed yet. A group commits past a transaction's marker: never below 0. */
    long records() {
        Map<TopicPartition, OffsetAndMetadata> committed =
                Answer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> ends = ends(admin, sources);
        return sources.stream()
                .mapToLong(partition -> {
                    OffsetAndMetadata done = committed.get(partition);
                    return Math.max(0, ends.get(partition) - (done == null ? 0 : done.offset()));
                })
                .sum();
    }

    static Map<TopicPartition, Long> ends(Admin admin, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return Answer.of(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
