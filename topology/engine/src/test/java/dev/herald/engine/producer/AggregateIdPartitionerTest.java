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

    private static final int PARTITIONS = 7;
    private static final Node NODE = new Node(1, "localhost", 9092);

    @Test
    void everyEventOfAnAggregate_liesWhereTheDefaultPartitionerPutsItsId() {
        for (String id : List.of("rfp-1", "rfp-2", "a#b", "zahlung-ä", "x")) {
            int expected = BuiltInPartitioner.partitionForKey(id.getBytes(StandardCharsets.UTF_8), PARTITIONS);

            assertThat(partition(id + "#1")).isEqualTo(expected);
            assertThat(partition(id + "#123456")).isEqualTo(expected);
        }
    }

    @Test
    void keyWithoutSequence_isRefusedNamingTopicAndKey() {
        assertThatThrownBy(() -> partition("rfp-1"))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("payments.domain.payment")
                .hasMessageContaining("rfp-1");
    }

    private static int partition(String key) {
        List<PartitionInfo> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(p -> new PartitionInfo("payments.domain.payment", p, NODE, new Node[] {NODE}, new Node[0]))
                .toList();
        Cluster cluster = new Cluster("c", List.of(NODE), partitions, Set.of(), Set.of());
        return new AggregateIdPartitioner()
                .partition("payments.domain.payment", key, key.getBytes(StandardCharsets.UTF_8), null, null, cluster);
    }
}
