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
 * Places a domain record by the hash of its aggregate id alone (murmur2 over its UTF-8 bytes): the partition that the
 * default partitioner gives to a public record keyed by that id. For producers: set {@code partitioner.class} to this
 * class; the record key is text or UTF-8 bytes of the form {@code <aggregateId>#<sequence>}.
 */
public final class AggregateIdPartitioner implements Partitioner {

    /** Creates a partitioner; Kafka does so by its class name. */
    public AggregateIdPartitioner() {}

    /** Returns the partition of an aggregate among so many. */
    public static int partition(String aggregateId, int partitions) {
        return Utils.toPositive(Utils.murmur2(aggregateId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /**
     * Returns the partition of a domain record.
     *
     * @throws InvalidRecordException when the key is not of the form {@code <aggregateId>#<sequence>}
     */
    @Override
    public int partition(
            String topic,
            @Nullable Object key,
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
    public void configure(Map<String, ?> configs) {
        // nothing to configure: the placement is part of the contract
    }

    @Override
    public void close() {
        // nothing is held
    }
}
