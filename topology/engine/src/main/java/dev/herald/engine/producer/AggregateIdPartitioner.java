package dev.herald.engine.producer;

import dev.herald.engine.event.EventKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Puts every event of an aggregate on one partition: the murmur2 hash of the aggregate id alone, of a key
 * {@code <aggregateId>#<sequence>}. It is the partition that Kafka's default partitioner gives to a record whose key is
 * the aggregate id. Set it as {@code partitioner.class} of a producer of domain events.
 */
public final class AggregateIdPartitioner implements Partitioner {

    /** Made by the producer. */
    public AggregateIdPartitioner() {}

    /**
     * Returns the partition of an aggregate.
     *
     * @param partitions the topic's count of partitions, from 1
     */
    public static int partition(String aggregateId, int partitions) {
        return Utils.toPositive(Utils.murmur2(aggregateId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidRecordException when the key is not {@code <aggregateId>#<sequence>}
     */
    @Override
    public int partition(
            String topic,
            Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        EventKey.Parsed parsed = EventKey.parse(keyBytes);
        if (parsed instanceof EventKey.Malformed malformed) {
            throw new InvalidRecordException(topic + ": " + malformed.reason());
        }
        return partition(((EventKey.Valid) parsed).key().aggregateId(), cluster.partitionCountForTopic(topic));
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
