package dev.herald.engine.reference;

import dev.herald.engine.account.CommitLatency;
import java.time.Clock;
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

/**
 * Kafka's own clients; the global consumer tells the gate how far the references have been applied, and the producers
 * tell of their commits.
 */
public final class GatedClients implements KafkaClientSupplier {

    private final LogEndGate gate;
    private final CommitLatency latency;
    private final Clock clock;

    /** Creates the clients of one Kafka Streams instance. */
    public GatedClients(LogEndGate gate, CommitLatency latency, Clock clock) {
        this.gate = gate;
        this.latency = latency;
        this.clock = clock;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new CommitTellingProducer(config, latency, clock);
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

    /** A stream thread has a producer of its own, and commits its transactions itself. */
    private static final class CommitTellingProducer extends KafkaProducer<byte[], byte[]> {

        private final CommitLatency latency;
        private final Clock clock;

        private CommitTellingProducer(Map<String, Object> config, CommitLatency latency, Clock clock) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.latency = latency;
            this.clock = clock;
        }

        /** Where it throws, the events are worked on again, and what was noted of them goes with the abort. */
        @Override
        public void commitTransaction() {
            try {
                super.commitTransaction();
                latency.committed(clock.millis());
            } finally {
                latency.aborted();
            }
        }

        @Override
        public void abortTransaction() {
            latency.aborted();
            super.abortTransaction();
        }
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
