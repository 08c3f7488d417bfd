package dev.herald.sandbox;

import dev.herald.processor.broker.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group has come with a topic that is written without transactions. */
record Progress(Admin admin, String topic, String group) implements AutoCloseable {

    static Progress of(String bootstrap, String topic, String group) {
        return new Progress(Admin.create(Map.of("bootstrap.servers", bootstrap)), topic, group);
    }

    /** How many records are not committed as read. */
    long toGo() {
        return end() - passed();
    }

    /** How many records are committed as read. */
    long passed() {
        return passedByPartition().values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many records of each partition are committed as read. */
    Map<Integer, Long> passedByPartition() {
        Map<Integer, Long> passed = new TreeMap<>();
        Answer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic)) {
                        passed.put(partition.partition(), offset.offset());
                    }
                });
        return passed;
    }

    /** How many members the group has, whatever its protocol. */
    int members() {
        return Answer.of(admin.listGroups().all()).stream()
                .filter(listed -> listed.groupId().equals(group))
                .mapToInt(listed -> listed.type().equals(Optional.of(GroupType.STREAMS)) ? streams() : consumers())
                .sum();
    }

    private int consumers() {
        return Answer.of(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .mapToInt(description -> description.members().size())
                .sum();
    }

    private int streams() {
        return Answer.of(admin.describeStreamsGroups(List.of(group)).all()).values().stream()
                .mapToInt(description -> description.members().size())
                .sum();
    }

    private long end() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < Installation.PARTITIONS; partition++) {
            latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return Answer.of(admin.listOffsets(latest).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
