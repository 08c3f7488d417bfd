package dev.herald.engine.reference;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** Kafka's own clients; the global consumer tells the gate how far the references have been applied. */
public final class GatedClients implements KafkaClientSupplier {

    private final LogEndGate gate;

    /** Creates the clients of one Kafka Streams instance. */
    public GatedClients(LogEndGate gate) {
        this.gate = gate;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return new PositionTellingConsumer(config, gate);
    }

    private static final class PositionTellingConsumer extends KafkaConsumer<byte[], byte[]> {

        private final LogEndGate gate;

        private PositionTellingConsumer(Map<String, Object> config, LogEndGate gate) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.gate = gate;
        }

        /** On entry all that earlier polls gave has been applied, so the position is what has been applied. */
        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            for (TopicPartition partition : assignment()) {
                tellPosition(partition);
            }
            return super.poll(timeout);
        }

        private void tellPosition(TopicPartition partition) {
            try {
                gate.applied(partition, position(partition, Duration.ZERO));
            } catch (TimeoutException notYetKnown) {
                gate.unknown(partition, notYetKnown);
            }
        }
    }
}
