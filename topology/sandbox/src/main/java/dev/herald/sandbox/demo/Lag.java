package dev.herald.sandbox.demo;

import dev.herald.processor.broker.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far Herald is: the offsets that its consumer group has committed, against the ends of the topics. */
final class Lag {
    private final Admin admin;
    private final String group;
    private final Topics topics;
    private final List<TopicPartition> partitions;

    /**
     * Watches a group.
     *
     * @param admin stays the caller's to close
     */
    Lag(Admin admin, String group, Topics topics) {
        this.admin = admin;
        this.group = group;
        this.topics = topics;
        List<String> all = Stream.concat(topics.domain().stream(), topics.outgoing().stream())
                .toList();
        this.partitions = Answer.of(admin.describeTopics(all).allTopicNames()).values().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
    }

    /** Every partition of every topic that goes in or comes out. */
    List<TopicPartition> partitions() {
        return partitions;
    }

    /** Counts the records of the sources that are not committed; an offset may lie past a last record. */
    long toGo() {
        Map<TopicPartition, OffsetAndMetadata> committed =
                Answer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        long toGo = 0;
        for (Map.Entry<TopicPartition, Long> end : ends(topics.sources()).entrySet()) {
            OffsetAndMetadata done = committed.get(end.getKey());
            toGo += Math.max(0, end.getValue() - (done == null ? 0 : done.offset()));
        }
        return toGo;
    }

    /** Counts the records of each domain topic: they are written without transactions, so each offset is one. */
    Map<String, Long> domainEvents() {
        Map<String, Long> counts = new TreeMap<>();
        ends(topics.domain()).forEach((partition, end) -> counts.merge(partition.topic(), end, Long::sum));
        return counts;
    }

    private Map<TopicPartition, Long> ends(List<String> wanted) {
        Map<TopicPartition, OffsetSpec> latest = partitions.stream()
                .filter(partition -> wanted.contains(partition.topic()))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return Answer.of(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
