package dev.herald.engine.contract;

import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Style;
import dev.herald.engine.publication.TopicNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * A contract as this build has it.
 *
 * @param kind what is written under it
 * @param topic where, without prefix; null for a projection, which lies on no topic of its own, and for Herald's own
 *     contracts, which are the same in every context
 */
public record DeclaredContract(ContractKind kind, @Nullable String topic, Schema schema) {

    /**
     * Lists a publication's contracts in the order of the data's way: its domain events, those of its references too,
     * its integration events and commands, its projections, and Herald's own. A type that is on several topics comes
     * with each.
     */
    public static List<DeclaredContract> of(Publication publication) {
        TopicNames names = new TopicNames("", publication.context());
        Set<DeclaredContract> all = new LinkedHashSet<>();
        for (DomainTopic<?> topic : publication.domainTopics()) {
            topic.types().stream()
                    .map(SpecificData.get()::getSchema)
                    .forEach(schema -> all.add(new DeclaredContract(ContractKind.DOMAIN, names.domain(topic), schema)));
        }
        for (PublicTopic<?> topic : publication.publicTopics()) {
            ContractKind kind = topic.style() == Style.COMMAND ? ContractKind.COMMAND : ContractKind.PUBLIC;
            all.add(new DeclaredContract(kind, names.published(topic), topic.schema()));
        }
        Set<DomainTopic<?>> folded = new LinkedHashSet<>(publication.domainTopics());
        folded.addAll(publication.handled());
        for (DomainTopic<?> topic : folded) {
            Schema projection = ProjectionCodec.of(topic.projection()).schema();
            all.add(new DeclaredContract(ContractKind.STATE, null, projection));
        }
        OwnContracts.SUPERVISION.forEach(
                schema -> all.add(new DeclaredContract(ContractKind.SUPERVISION, null, schema)));
        OwnContracts.CONTROL.forEach(schema -> all.add(new DeclaredContract(ContractKind.CONTROL, null, schema)));
        return List.copyOf(all);
    }

    /** Returns the record's full name. */
    public String type() {
        return schema.getFullName();
    }
}
