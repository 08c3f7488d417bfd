package dev.herald.processor.broker;

import dev.herald.engine.producer.AggregateIdPartitioner;
import dev.herald.processor.setting.HeraldSettings;
import dev.herald.processor.setting.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes clients. Each gets what was given for Kafka and is known to it, and what was given for its kind of client alone
 * ({@code producer.linger.ms}), as in Kafka Streams.
 */
public final class Clients {

    private final Settings settings;

    /** Makes clients of these settings. */
    public Clients(Settings settings) {
        this.settings = settings;
    }

    /** Returns the brokers' addresses, for messages. */
    public String address() {
        return settings.get(HeraldSettings.BOOTSTRAP);
    }

    /** Returns an admin client that waits for the connect timeout. */
    public Admin admin() {
        Map<String, Object> given = given("admin.", AdminClientConfig.configNames());
        int timeout = timeoutMs();
        given.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        given.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        return Admin.create(given);
    }

    /**
     * Returns an idempotent producer for domain events. It never gives up on a record that it has taken before the
     * delivery timeout, and never sends one twice.
     */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> given = given("producer.", ProducerConfig.configNames());
        given.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        given.put(ProducerConfig.ACKS_CONFIG, "all");
        given.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, AggregateIdPartitioner.class);
        given.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
        given.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        given.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMs());
        return new KafkaProducer<>(given, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns a consumer of committed records that belongs to no group. */
    public Consumer<byte[], byte[]> consumer() {
        Map<String, Object> given = given("consumer.", ConsumerConfig.configNames());
        given.remove(ConsumerConfig.GROUP_ID_CONFIG);
        // What Kafka Streams' members are told about their group may be unknown to a plain consumer.
        given.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        given.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        given.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        given.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        given.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs());
        return new KafkaConsumer<>(given, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private int timeoutMs() {
        return Math.toIntExact(settings.get(HeraldSettings.CONNECT_TIMEOUT).toMillis());
    }

    private Map<String, Object> given(String prefix, Set<String> known) {
        Map<String, Object> given = new HashMap<>();
        settings.kafka().forEach((key, text) -> {
            if (known.contains(key)) {
                given.put(key, text);
            }
        });
        settings.kafka().forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                given.put(key.substring(prefix.length()), text);
            }
        });
        return given;
    }
}
