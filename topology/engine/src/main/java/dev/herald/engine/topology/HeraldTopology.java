package dev.herald.engine.topology;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Lookup;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The topology of one publication, one line a stage, in the order of the data. */
public final class HeraldTopology {

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
        KStream<byte[], Outbound> made = step(
                builder.addStateStore(store(StoreNames.REFERENCE_FAULTS)).stream(
                        inputs(deployment), consumed("receive")),
                builder,
                parts,
                Section.DOMAIN,
                "step");
        gather(made, builder, parts);
        publish(
                deployment.publication().gatherings().isEmpty()
                        ? made
                        : made.filter((key, value) -> !value.isGathered(), Named.as("not-gathered")),
                "publish");
        return builder.build(settings);
    }

    private static KStream<byte[], Outbound> step(
            KStream<byte[], byte[]> input, StreamsBuilder builder, TaskParts parts, Section section, String name) {
        builder.addStateStore(store(section.store(StoreNames.AGGREGATES)).withCachingEnabled());
        section.stores().stream().skip(1).forEach(each -> builder.addStateStore(store(each)));
        List<String> stores = section.changed();
        return input.process(() -> new EventProcessor(parts, section), Named.as(name), stores.toArray(String[]::new));
    }

    /** What is gathered goes through a repartition topic to a step of its own. */
    private static void gather(KStream<byte[], Outbound> made, StreamsBuilder builder, TaskParts parts) {
        for (Gathering<?> gathering : parts.deployment().publication().gatherings()) {
            String name = gathering.name();
            KStream<byte[], byte[]> gathered = made.filter(
                            (key, value) -> value.topic().equals(name), Named.as("gather-" + name))
                    .mapValues(Outbound::value, Named.as("value-" + name))
                    .repartition(Repartitioned.<byte[], byte[]>as(name)
                            .withKeySerde(BYTES)
                            .withValueSerde(BYTES));
            publish(step(gathered, builder, parts, new Section(gathering), "step-" + name), "publish-" + name);
        }
    }

    private static void publish(KStream<byte[], Outbound> made, String name) {
        made.to(
                (key, value, context) -> value.topic(),
                Produced.with(BYTES, new OutboundSerde(), OutboundSerde::place).withName(name));
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
                .withLoggingEnabled(InternalTopic.changelogSettings());
    }
}
