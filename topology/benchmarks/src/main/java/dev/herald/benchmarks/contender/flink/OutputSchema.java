package dev.herald.benchmarks.contender.flink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Both public topics are written in one transaction, by one sink. */
final class OutputSchema implements KafkaRecordSerializationSchema<Output>, KafkaDatasetFacetProvider {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> topics;

    OutputSchema(List<String> topics) {
        this.topics = new ArrayList<>(topics);
    }

    /** The sink wants to know where it may have open transactions of an earlier run. */
    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(topics)));
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Output output, KafkaSinkContext context, @Nullable Long timestamp) {
        return new ProducerRecord<>(
                output.topic, null, output.time, output.id.getBytes(StandardCharsets.UTF_8), output.value);
    }
}
