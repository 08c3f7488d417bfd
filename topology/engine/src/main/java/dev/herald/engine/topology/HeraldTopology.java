package dev.herald.engine.topology;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Lookup;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

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
        StateStores stores = new StateStores(settings, Section.storesThatWriteBack(deployment));
        deployment.publication().lookups().forEach(lookup -> references(builder, lookup, parts, stores));
        KStream<byte[], Outbound> made = step(
                builder.addStateStore(stores.logged(StoreNames.REFERENCE_FAULTS)).stream(
                        inputs(deployment), consumed("receive")),
                builder,
                parts,
                stores,
                Section.DOMAIN,
                "step");
        gather(made, builder, parts, stores);
        publish(
                deployment.publication().gatherings().isEmpty()
                        ? made
                        : made.filter((key, value) -> !value.isGathered(), Named.as("not-gathered")),
                "publish");
        return builder.build(settings);
    }

    private static KStream<byte[], Outbound> step(
            KStream<byte[], byte[]> input,
            StreamsBuilder builder,
            TaskParts parts,
            StateStores stores,
            Section section,
            String name) {
        section.touchedOften().forEach(each -> builder.addStateStore(stores.writingBack(each)));
        section.touchedSeldom().forEach(each -> builder.addStateStore(stores.logged(each)));
        String[] changed = section.changed().toArray(String[]::new);
        return input.process(() -> new EventProcessor(parts, section), Named.as(name), changed);
    }

    /** What is gathered goes through a repartition topic to a step of its own. */
    private static void gather(
            KStream<byte[], Outbound> made, StreamsBuilder builder, TaskParts parts, StateStores stores) {
        for (Gathering<?> gathering : parts.deployment().publication().gatherings()) {
            String name = gathering.name();
            KStream<byte[], byte[]> gathered = made.filter(
                            (key, value) -> value.topic().equals(name), Named.as("gather-" + name))
                    .mapValues(Outbound::value, Named.as("value-" + name))
                    .repartition(Repartitioned.<byte[], byte[]>as(name)
                            .withKeySerde(BYTES)
                            .withValueSerde(BYTES));
            publish(step(gathered, builder, parts, stores, new Section(gathering), "step-" + name), "publish-" + name);
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

    private static void references(StreamsBuilder builder, Lookup<?> lookup, TaskParts parts, StateStores stores) {
        DomainTopic<?> topic = lookup.topic();
        builder.addGlobalStore(
                stores.ofTopic(StoreNames.lookup(lookup)),
                parts.deployment().names().domain(topic),
                consumed("receive-" + lookup.name()),
                () -> parts.references(lookup));
    }
}
