package dev.herald.engine.topology;

import dev.herald.engine.producer.AggregateIdPartitioner;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes a record on its way out: its value is bytes already. Nothing is ever read back. */
final class OutboundSerde implements Serde<Outbound> {

    /** Returns the partition of a record that is not placed by its own key. */
    static Optional<Set<Integer>> place(String topic, byte @Nullable [] key, Outbound value, int partitions) {
        String placement = value.placement();
        return placement == null
                ? Optional.empty()
                : Optional.of(Set.of(AggregateIdPartitioner.partition(placement, partitions)));
    }

    @Override
    @SuppressWarnings("NullAway") // a null value is a tombstone
    public Serializer<Outbound> serializer() {
        return (topic, outbound) -> outbound.value();
    }

    @Override
    public Deserializer<Outbound> deserializer() {
        throw new UnsupportedOperationException("records on their way out are not read back");
    }
}
