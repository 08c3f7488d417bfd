package dev.herald.benchmarks.contender.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Both public topics are written in one transaction, by one sink. */
final class OutputSchema implements KafkaRecordSerializationSchema<Output> {
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Output output, KafkaSinkContext context, @Nullable Long timestamp) {
        return new ProducerRecord<>(
                output.topic, null, output.time, output.id.getBytes(StandardCharsets.UTF_8), output.value);
    }
}
