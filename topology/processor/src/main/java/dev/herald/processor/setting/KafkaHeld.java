package dev.herald.processor.setting;

import dev.herald.engine.topology.StreamsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka's settings that Herald holds, since its guarantees need them. To give one another value is a fault. */
final class KafkaHeld {

    /** Under any prefix of a client. */
    private static final Map<String, String> OF_CLIENTS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ProducerConfig.ACKS_CONFIG, "all");

    /** Under any prefix of a client too; their values come from elsewhere. */
    private static final Map<String, String> DERIVED = Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG, "herald-<context> after herald.topic-prefix",
            ConsumerConfig.GROUP_ID_CONFIG, "the application id",
            ProducerConfig.PARTITIONER_CLASS_CONFIG, "by the aggregate's id");

    private static final List<String> INTERCEPTORS = List.of("", "consumer.", "main.consumer.");

    private KafkaHeld() {}

    /** Returns what is odd about a value that takes effect; empty where nothing is. */
    static Optional<String> oddity(String name) {
        return KafkaNames.plain(name).equals(ProducerConfig.TRANSACTIONAL_ID_CONFIG)
                ? Optional.of("is for those who write domain events; `run` has transactional ids of its own")
                : Optional.empty();
    }

    /** Returns what holds instead of a value, where it is another; empty where the value takes effect. */
    static Optional<String> instead(String name, String text) {
        String plain = KafkaNames.plain(name);
        if (DERIVED.containsKey(plain)) {
            return Optional.of(DERIVED.get(plain));
        }
        if (plain.equals(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG)
                && INTERCEPTORS.contains(name.substring(0, name.length() - plain.length()))) {
            return Optional.of("its own for the consumer; the producer's goes under producer." + plain);
        }
        String held = StreamsSettings.HELD.getOrDefault(name, OF_CLIENTS.get(plain));
        return Optional.ofNullable(held).filter(value -> !means(value, text));
    }

    /** Returns those that are always the same, for people, by name. */
    static Map<String, String> always() {
        Map<String, String> always = new TreeMap<>(StreamsSettings.HELD);
        always.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        always.put(StreamsConfig.consumerPrefix(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG), "false");
        always.put(StreamsConfig.producerPrefix(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG), "true");
        always.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        return always;
    }

    private static boolean means(String held, String text) {
        return held.equalsIgnoreCase(text) || (held.equals("all") && text.equals("-1"));
    }
}
