package dev.herald.sandbox;

import dev.herald.engine.producer.AggregateIdPartitioner;
import dev.herald.processor.broker.Answer;
import dev.herald.processor.event.TopicTail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What a topic holds, as bytes, for a reader of committed records that knows nothing of Herald. */
record Topic(String bootstrap, String name) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Reads every committed record, those of one partition in order, once no transaction is open any more. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        awaitNoTransaction();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            new TopicTail(consumer, name, partitions(), true).readToEnd(PATIENCE, records::add);
        }
        return records;
    }

    /**
     * Waits until no transaction is open: what comes after one is not shown to readers of committed records, and that of
     * a process that was killed stays open until the broker ends it.
     */
    void awaitNoTransaction() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = partitions() - 1; partition >= 0; partition--) {
            latest.put(new TopicPartition(name, partition), OffsetSpec.latest());
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Await.until(
                    PATIENCE,
                    () -> ends(admin, latest, IsolationLevel.READ_COMMITTED)
                            .equals(ends(admin, latest, IsolationLevel.READ_UNCOMMITTED)),
                    () -> "%s: transactions are open from %s on"
                            .formatted(name, ends(admin, latest, IsolationLevel.READ_COMMITTED)));
        }
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        Answer.of(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
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

    /** Writes records where they want to be. */
    void write(List<BadRecord> records) throws InterruptedException, ExecutionException {
        try (var producer = producer()) {
            for (BadRecord record : records) {
                producer.send(record.to(name)).get();
            }
        }
    }

    /** Writes a record to the partition of its aggregate; without a value it is a tombstone. */
    @SuppressWarnings("NullAway") // a tombstone has no value
    void write(String key, byte @Nullable [] value) throws InterruptedException, ExecutionException {
        String id = key.substring(0, key.lastIndexOf('#'));
        int partition = AggregateIdPartitioner.partition(id, partitions());
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(name, partition, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    /** Changes one of the topic's settings. */
    void set(String setting, String value) {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Answer.of(admin.incrementalAlterConfigs(Map.of(topic, List.of(change)))
                    .all());
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private int partitions() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return Answer.of(admin.describeTopics(List.of(name)).allTopicNames()).values().stream()
                    .mapToInt(topic -> topic.partitions().size())
                    .sum();
        }
    }
}
