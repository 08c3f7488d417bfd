package dev.herald.engine.reference;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Tells the gate that events were read, once for each batch, on the thread that reads them. */
public final class EventsReadInterceptor implements ConsumerInterceptor<byte[], byte[]> {

    /** The setting of the main consumer that holds the {@link LogEndGate}. */
    public static final String GATE = "herald.reference.gate";

    private @Nullable LogEndGate gate;

    /** Creates an interceptor; Kafka does so by its class name. */
    public EventsReadInterceptor() {}

    @Override
    public void configure(Map<String, ?> configs) {
        gate = (LogEndGate) configs.get(GATE);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        if (gate != null && !records.isEmpty()) {
            gate.eventsRead();
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // nothing depends on commits
    }

    @Override
    public void close() {
        // the gate belongs to whoever made it
    }
}
