package dev.herald.benchmarks.contender.flink;

import dev.herald.benchmarks.contender.EnvelopeHeaders;
import java.nio.charset.StandardCharsets;
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

    private final String status;
    private final String completed;

    OutputSchema(String status, String completed) {
        this.status = status;
        this.completed = completed;
    }

    /** The sink wants to know where it may have open transactions of an earlier run. */
    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return Optional.of(
                new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(List.of(status, completed))));
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Output output, KafkaSinkContext context, @Nullable Long timestamp) {
        Event cause = output.cause;
        byte[] key = cause.id.getBytes(StandardCharsets.UTF_8);
        EnvelopeHeaders envelope = output.topic.equals(status) ? EnvelopeHeaders.STATUS : EnvelopeHeaders.COMPLETED;
        return new ProducerRecord<>(
                output.topic,
                null,
                cause.time,
                key,
                output.value,
                envelope.of(key, cause.eventId, cause.sequence, cause.time));
    }
}
