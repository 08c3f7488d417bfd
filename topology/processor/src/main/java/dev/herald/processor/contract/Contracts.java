package dev.herald.processor.contract;

import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Style;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.topology.OwnContracts;
import dev.herald.processor.contract.Contract.Kind;
import dev.herald.processor.setting.SettingsException;
import dev.herald.processor.topic.TopicPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificData;

/** The contracts of a publication, in the order of the data's way. Pure. */
public final class Contracts {

    private Contracts() {}

    /**
     * Lists a publication's contracts: its domain events, those of its references too, its integration events and
     * commands, its projections, and Herald's own. The subject of a projection, which lies on no topic of its own, and of Herald's own
     * contracts is always the full name.
     *
     * @throws SettingsException when the strategy gives two types one subject
     */
    public static List<Contract> of(Publication publication, String prefix, Subjects subjects) {
        TopicNames names = new TopicNames(prefix, publication.context());
        Set<Contract> contracts = new LinkedHashSet<>();
        for (DomainTopic<?> topic : TopicPlan.domainTopics(publication)) {
            topic.types().stream()
                    .map(SpecificData.get()::getSchema)
                    .forEach(schema ->
                            contracts.add(new Contract(Kind.DOMAIN, subjects.of(names.domain(topic), schema), schema)));
        }
        for (PublicTopic<?> topic : publication.publicTopics()) {
            String subject = subjects.of(names.published(topic), topic.schema());
            Kind kind = topic.style() == Style.COMMAND ? Kind.COMMAND : Kind.PUBLIC;
            contracts.add(new Contract(kind, subject, topic.schema()));
        }
        Set<DomainTopic<?>> folded = new LinkedHashSet<>(TopicPlan.domainTopics(publication));
        folded.addAll(publication.handled());
        for (DomainTopic<?> topic : folded) {
            var schema = ProjectionCodec.of(topic.projection()).schema();
            contracts.add(new Contract(Kind.STATE, schema.getFullName(), schema));
        }
        OwnContracts.SUPERVISION.forEach(
                schema -> contracts.add(new Contract(Kind.SUPERVISION, schema.getFullName(), schema)));
        OwnContracts.CONTROL.forEach(schema -> contracts.add(new Contract(Kind.CONTROL, schema.getFullName(), schema)));
        refuseSharedSubjects(contracts);
        return List.copyOf(contracts);
    }

    private static void refuseSharedSubjects(Set<Contract> contracts) {
        Map<String, Set<String>> types = new TreeMap<>();
        contracts.forEach(contract -> types.computeIfAbsent(contract.subject(), subject -> new TreeSet<>())
                .add(contract.type()));
        List<String> faults = new ArrayList<>();
        types.forEach((subject, names) -> {
            if (names.size() > 1) {
                faults.add("herald.subject.name.strategy gives one subject, " + subject + ", to " + names.size()
                        + " types: " + String.join(", ", names) + "; expected record or topic-record");
            }
        });
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }
}
