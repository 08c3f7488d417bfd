package dev.herald.sandbox;

import dev.herald.processor.broker.Answer;
import dev.herald.processor.event.TopicTail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a topic holds, as bytes, for a reader of committed records that knows nothing of Herald. */
record Topic(String bootstrap, String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Reads every committed record, those of one partition in order. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            new TopicTail(consumer, name, partitions(), true).readToEnd(PATIENCE, records::add);
        }
        return records;
    }

    /** Reads every committed record, by key, those of one key in order. */
    Map<String, List<PublicRecord>> byKey() {
        Map<String, List<PublicRecord>> byKey = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> read : records()) {
            PublicRecord record = PublicRecord.of(read);
            byKey.computeIfAbsent(String.valueOf(record.key()), key -> new ArrayList<>())
                    .add(record);
        }
        return byKey;
    }

    private int partitions() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return Answer.of(admin.describeTopics(List.of(name)).allTopicNames()).values().stream()
                    .mapToInt(topic -> topic.partitions().size())
                    .sum();
        }
    }
}
