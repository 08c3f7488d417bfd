package dev.herald.engine.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class AggregateIdPartitionerTest {

    private static final String TOPIC = "payments.domain.payment";
    private static final int PARTITIONS = 7;

    private final AggregateIdPartitioner partitioner = new AggregateIdPartitioner();
    private final Cluster cluster = new Cluster(
            "cluster",
            List.of(),
            IntStream.range(0, PARTITIONS)
                    .mapToObj(i -> new PartitionInfo(TOPIC, i, Node.noNode(), new Node[0], new Node[0]))
                    .toList(),
            Set.of(),
            Set.of());

    @Test
    void domainRecord_liesWhereAPublicRecordKeyedByItsAggregateLies() {
        for (int i = 0; i < 100; i++) {
            byte[] id = ("rfp-" + i).getBytes(StandardCharsets.UTF_8);

            assertThat(place("rfp-" + i + "#" + (i + 1)))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(id, PARTITIONS))
                    .isEqualTo(AggregateIdPartitioner.partition("rfp-" + i, PARTITIONS));
        }
    }

    @Test
    void allEventsOfAnAggregate_lieInOnePartition() {
        assertThat(IntStream.rangeClosed(1, 50)
                        .map(s -> place("a#b#" + s))
                        .distinct()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void keyWithoutSequence_isRefused() {
        assertThatThrownBy(() -> place("rfp-1"))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("'rfp-1' has no '#'");
    }

    private int place(String key) {
        return partitioner.partition(TOPIC, key, key.getBytes(StandardCharsets.UTF_8), null, null, cluster);
    }
}
