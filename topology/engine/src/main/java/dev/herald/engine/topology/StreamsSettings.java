package dev.herald.engine.topology;

import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.reference.EventsReadInterceptor;
import dev.herald.engine.reference.LogEndGate;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams under which Herald's guarantees hold, and defaults for the rest. */
public final class StreamsSettings {

    /** The transaction timeout: ten seconds are the default for all tasks of a thread, too little for a slice of work. */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(60);

    private static final long CACHE_BYTES = 64L * 1024 * 1024;

    private StreamsSettings() {}

    /** Returns the application id of a context: also its consumer group and the prefix of its internal topics. */
    public static String applicationId(TopicNames names) {
        return names.prefix() + "herald-" + names.context();
    }

    /**
     * Returns the settings of one publication.
     *
     * @param gate is told of every batch of events that is read
     * @param given settings of Kafka and Kafka Streams by their own names; they win over defaults, not over what the
     *     guarantees need
     */
    public static Properties of(TopicNames names, LogEndGate gate, Map<String, ?> given) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                TRANSACTION_TIMEOUT.toMillis());
        settings.putAll(given);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(names));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.mainConsumerPrefix("interceptor.classes"), EventsReadInterceptor.class.getName());
        settings.put(StreamsConfig.mainConsumerPrefix(EventsReadInterceptor.GATE), gate);
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
        return settings;
    }
}
