package dev.herald.engine.topology;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks the broker where logs begin and end, and how far a group has worked on them.
 *
 * @param admin a client of the broker
 * @param group the consumer group
 */
public record LogPositions(Admin admin, String group) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /**
     * Returns by how many offsets the group is behind the end that a read_committed reader can see. Where the group has
     * committed nothing, all that the log has counts.
     *
     * @throws ExecutionException when the broker refuses
     * @throws TimeoutException when it does not answer within five seconds
     * @throws InterruptedException when the thread is interrupted
     */
    public Map<TopicPartition, Long> lag(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, Long> ends = ends(partitions);
        Map<TopicPartition, Long> reached = new HashMap<>(committed(partitions));
        Collection<TopicPartition> notBegun =
                partitions.stream().filter(each -> !reached.containsKey(each)).toList();
        if (!notBegun.isEmpty()) {
            reached.putAll(offsets(notBegun, OffsetSpec.earliest()));
        }
        Map<TopicPartition, Long> lag = new HashMap<>();
        ends.forEach((partition, end) -> lag.put(partition, Math.max(0, end - reached.getOrDefault(partition, 0L))));
        return lag;
    }

    /** Returns where logs end for a read_committed reader. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** Returns how far the group has committed; a log that is not named has not been begun. */
    Map<TopicPartition, Long> committed(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)))
                .partitionsToOffsetAndMetadata(group)
                .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        Map<TopicPartition, Long> reached = new HashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                reached.put(partition, offset.offset());
            }
        });
        return reached;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), each -> which));
        Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(
                        asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
