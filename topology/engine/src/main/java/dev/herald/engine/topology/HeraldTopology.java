package dev.herald.engine.topology;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The topology of one publication, one line a stage, in the order of the data. */
public final class HeraldTopology {

    /** Segments roll by record time: two years replayed would make a hundred small ones. */
    private static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(StreamsSettings.STATE_RECORD_BYTES),
            TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Long.MAX_VALUE),
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 * 1024 * 1024),
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private HeraldTopology() {}

    /**
     * Returns the topology of a deployment.
     *
     * @param settings of Kafka Streams
     * @throws dev.herald.engine.registry.RegistryException when a contract's id cannot be resolved
     */
    public static Topology of(Deployment deployment, Properties settings) {
        TaskParts parts = new TaskParts(deployment);
        StreamsBuilder builder = new StreamsBuilder();
        deployment.publication().lookups().forEach(lookup -> references(builder, lookup, parts));
        builder
                .addStateStore(store(StoreNames.AGGREGATES).withCachingEnabled())
                .addStateStore(store(StoreNames.KEPT))
                .addStateStore(store(StoreNames.DEADLINES))
                .addStateStore(store(StoreNames.EXPECTATIONS))
                .addStateStore(store(StoreNames.REFERENCE_FAULTS))
                .stream(inputs(deployment), consumed("receive"))
                .process(
                        () -> new EventProcessor(parts),
                        Named.as("step"),
                        StoreNames.AGGREGATES,
                        StoreNames.KEPT,
                        StoreNames.DEADLINES,
                        StoreNames.EXPECTATIONS,
                        StoreNames.REFERENCE_FAULTS)
                .to(
                        (key, value, context) -> value.topic(),
                        Produced.with(BYTES, new OutboundSerde(), OutboundSerde::place)
                                .withName("publish"));
        return builder.build(settings);
    }

    private static List<String> inputs(Deployment deployment) {
        Stream<String> domain = deployment.publication().sources().stream().map(deployment.names()::domain);
        return Stream.concat(domain, Stream.of(deployment.names().control())).toList();
    }

    private static Consumed<byte[], byte[]> consumed(String name) {
        return Consumed.with(BYTES, BYTES)
                .withTimestampExtractor(new DomainTime())
                .withName(name);
    }

    private static void references(StreamsBuilder builder, Lookup<?> lookup, TaskParts parts) {
        DomainTopic<?> topic = lookup.topic();
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(StoreNames.lookup(lookup)), Serdes.Bytes(), BYTES)
                        .withLoggingDisabled(),
                parts.deployment().names().domain(topic),
                consumed("receive-" + lookup.name()),
                () -> parts.references(lookup));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), BYTES)
                .withLoggingEnabled(CHANGELOG);
    }
}
