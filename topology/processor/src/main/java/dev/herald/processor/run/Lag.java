package dev.herald.processor.run;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far the partitions that this process works on are behind the ends of their logs. */
public sealed interface Lag {

    /**
     * The broker has told, at most {@link LagWatch#VALID} ago.
     *
     * @param partitions offsets behind, by partition; empty where this process has none
     */
    record Known(Map<TopicPartition, Long> partitions) implements Lag {

        /** Returns the lag of the partition that is behind most. */
        public long largest() {
            return partitions.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }

        /** Returns the lag of all partitions together. */
        public long total() {
            return partitions.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The broker has not told. */
    record Unknown(String reason) implements Lag {}
}
