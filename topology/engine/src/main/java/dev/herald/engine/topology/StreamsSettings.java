package dev.herald.engine.topology;

import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.reference.EventsReadInterceptor;
import dev.herald.engine.reference.LogEndGate;
import dev.herald.engine.step.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams under which Herald's guarantees hold, and defaults for the rest. */
public final class StreamsSettings {

    /**
     * The transaction timeout: ten seconds are the default for all tasks of a thread, too little for a slice of work. A
     * process that was killed leaves its transaction open, and nobody can take over its state before that is aborted,
     * which a broker does up to ten seconds late. So it is over before the group gives the process up, after 45 seconds.
     */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    /**
     * The size of a changelog's record, and so of a request, in bytes: room for a large domain event that is kept together
     * with its projection.
     */
    static final int STATE_RECORD_BYTES = 16 * 1024 * 1024;

    private static final String MAX_REQUEST_SIZE = StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);

    /** What an entry of the state has beside an event and a projection, at the most: its key, the event's place. */
    private static final int ENTRY_OVERHEAD_BYTES = 64 * 1024;

    /** What all stores of a publication keep in memory in one process, about, in bytes. */
    static final long CACHE_BYTES = 64L * 1024 * 1024;

    /** What the guarantees need, whatever is given; beside these, the application id, which is the context's. */
    public static final Map<String, String> HELD = Map.of(
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.EXACTLY_ONCE_V2,
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            "true",
            StreamsConfig.mainConsumerPrefix("interceptor.classes"),
            EventsReadInterceptor.class.getName(),
            StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
            Long.toString(Long.MAX_VALUE),
            StreamsConfig.topicPrefix(TopicConfig.SEGMENT_MS_CONFIG),
            Long.toString(Long.MAX_VALUE),
            StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
            Integer.toString(STATE_RECORD_BYTES));

    private StreamsSettings() {}

    /** Returns the application id of a context: also its consumer group and the prefix of its internal topics. */
    public static String applicationId(TopicNames names) {
        return names.prefix() + "herald-" + names.context();
    }

    /** Returns the repartition topic of a gathering, as Kafka Streams names it. */
    static String repartitionTopic(String applicationId, String gathering) {
        return applicationId + "-" + gathering + "-repartition";
    }

    /** Returns the size that a request may have under given settings, in bytes: no record can be larger. */
    public static int maxRequestBytes(Map<String, ?> given) {
        Object general = given.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        Object limit = given.containsKey(MAX_REQUEST_SIZE) ? given.get(MAX_REQUEST_SIZE) : general;
        return limit == null ? STATE_RECORD_BYTES : Integer.parseInt(limit.toString());
    }

    /**
     * Returns the size that a domain event may have at the most under given settings, in bytes: where it must be kept, it
     * is stored in one record together with its projection.
     */
    public static long maxEventBytes(Map<String, ?> given) {
        long stored = Math.min(STATE_RECORD_BYTES, maxRequestBytes(given));
        return stored - Step.MAX_PROJECTION_BYTES - ENTRY_OVERHEAD_BYTES;
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
        // Nothing depends on the order between a task's topics. Where Kafka Streams waits for it, it words why it does
        // not, for each record of a task that has an empty partition: the control topic is empty nearly always.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                TRANSACTION_TIMEOUT.toMillis());
        settings.put(MAX_REQUEST_SIZE, maxRequestBytes(given));
        settings.putAll(given);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(names));
        settings.putAll(HELD);
        settings.put(StreamsConfig.mainConsumerPrefix(EventsReadInterceptor.GATE), gate);
        return settings;
    }
}
