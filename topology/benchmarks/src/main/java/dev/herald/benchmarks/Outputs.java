package dev.herald.benchmarks;

import dev.herald.benchmarks.contender.Clients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed outputs from the beginning. For one thread. */
final class Outputs implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;

    Outputs(Stand stand, Topics topics) {
        this.topics = topics;
        Map<String, Object> settings = new HashMap<>(Clients.CONSUMER);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stand.bootstrap());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.consumer = new KafkaConsumer<>(settings);
        consumer.assign(Visible.partitions(topics.outputs(), topics.partitions()));
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Reads up to what is visible now. */
    void countInto(Verification verification) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.topic().equals(topics.completed())) {
                    verification.completed(record.key());
                } else {
                    verification.status(record.key());
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
