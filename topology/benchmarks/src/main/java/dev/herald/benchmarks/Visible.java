package dev.herald.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far a read_committed reader could see. */
final class Visible {
    private static final ListOffsetsOptions COMMITTED = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> asked = new HashMap<>();

    Visible(Admin admin, List<String> topics, int partitions) {
        this.admin = admin;
        partitions(topics, partitions).forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    }

    static List<TopicPartition> partitions(List<String> topics, int partitions) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                all.add(new TopicPartition(topic, partition));
            }
        }
        return all;
    }

    /** The sum of the last stable offsets: records and, a few, markers of transactions. */
    long offsets() {
        return Topics.done(admin.listOffsets(asked, COMMITTED).all(), "list the ends of the outputs").values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }
}
