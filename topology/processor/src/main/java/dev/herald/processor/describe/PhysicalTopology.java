package dev.herald.processor.describe;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.reference.LogEndGate;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.topology.Deployment;
import dev.herald.engine.topology.HeraldTopology;
import dev.herald.engine.topology.InHand;
import dev.herald.engine.topology.StreamsSettings;
import dev.herald.engine.trace.Tracing;
import java.util.List;
import java.util.Map;

/** The topology that Kafka Streams runs for a publication: the real one, made without broker and registry. */
public final class PhysicalTopology {

    private PhysicalTopology() {}

    /**
     * Returns the topology as Kafka Streams tells it: sub-topologies, their parts, their stores and topics.
     *
     * @param prefix put before every topic's name
     * @param kafka Kafka's settings, under their own names
     */
    public static List<String> of(Publication publication, String prefix, Map<String, String> kafka) {
        TopicNames names = new TopicNames(prefix, publication.context());
        SchemaRegistry none = new InMemoryRegistry();
        Deployment deployment = new Deployment(
                publication,
                names,
                none,
                none,
                ValueCodec.HERALD,
                contract -> 0,
                ReferenceGate.OPEN,
                CatchUp.ALWAYS,
                Map.of(),
                topic -> RecordLimits.ofBytes(Integer.MAX_VALUE),
                new Accounts(),
                new InHand(() -> 0),
                Tracing.OFF,
                "");
        return HeraldTopology.of(deployment, StreamsSettings.of(names, new LogEndGate(Map::of), kafka))
                .describe()
                .toString()
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(PhysicalTopology::tidy)
                .toList();
    }

    /** Kafka Streams indents its sub-topologies in two ways, and names a sink's function by its place in memory. */
    private static String tidy(String line) {
        String text = line.strip();
        String indent =
                text.startsWith("Sub-topology") ? "" : text.startsWith("-->") || text.startsWith("<--") ? "    " : "  ";
        return indent + text.replaceFirst("\\(extractor class: .*\\)", "(topics: those of the records)");
    }
}
