package dev.herald.benchmarks;

import dev.herald.benchmarks.contender.Clients;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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

    /** Counts what is visible now. */
    void countInto(Verification verification) {
        each(record -> count(record, verification));
    }

    /** Reads up to what is visible now. */
    void each(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(reader);
        }
    }

    ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return consumer.poll(timeout);
    }

    void count(ConsumerRecord<byte[], byte[]> record, Verification verification) {
        if (record.topic().equals(topics.completed())) {
            verification.completed(record.key());
        } else {
            verification.status(record.key());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
