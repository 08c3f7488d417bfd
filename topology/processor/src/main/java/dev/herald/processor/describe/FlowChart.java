package dev.herald.processor.describe;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.Presence;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Repair;
import dev.herald.engine.publication.Rule;
import dev.herald.engine.publication.Sign;
import dev.herald.engine.publication.Style;
import dev.herald.engine.publication.TopicNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** The way of a publication's data as a mermaid flowchart: from the domain topics to all that is written. */
public final class FlowChart {

    private final Publication publication;
    private final TopicNames names;
    private final Mermaid chart = new Mermaid();

    private FlowChart(Publication publication, TopicNames names) {
        this.publication = publication;
        this.names = names;
    }

    /**
     * Returns the flowchart, in lines.
     *
     * @param prefix put before every topic's name
     */
    public static String of(Publication publication, String prefix) {
        FlowChart flow = new FlowChart(publication, new TopicNames(prefix, publication.context()));
        flow.inputs();
        flow.work();
        flow.outputs();
        flow.publication.lookups().forEach(flow::lookup);
        flow.publication.gatherings().forEach(flow::gathering);
        flow.publication.rules().values().forEach(flow::rule);
        flow.publication.expectations().values().forEach(flow::expectation);
        flow.chart.dotted("work", "dead letters", "what fails");
        flow.chart.dotted("control", "work", "redrive, discard");
        return flow.chart.text();
    }

    private void inputs() {
        chart.open("inputs", "private: domain events and repairs");
        publication.sources().forEach(each -> chart.node(topic(each), names.domain(each), Mermaid.Shape.STORE));
        publication
                .lookups()
                .forEach(each -> chart.node(topic(each.topic()), names.domain(each.topic()), Mermaid.Shape.STORE));
        chart.node("control", names.control(), Mermaid.Shape.STORE);
        chart.close();
    }

    private void work() {
        chart.open("work", "Herald: " + publication.context());
        publication.lookups().forEach(each -> chart.node(lookupId(each), "lookup " + each.name(), Mermaid.Shape.ROUND));
        publication
                .gatherings()
                .forEach(each -> chart.node(topic(each.events()), "gathering " + each.name(), Mermaid.Shape.HEXAGON));
        publication.rules().values().forEach(each -> chart.node(ruleId(each), each.name(), Mermaid.Shape.BOX));
        publication.expectations().values().forEach(each -> {
            chart.node(expectationId(each), "expected: " + each.name() + ", " + each.span(), Mermaid.Shape.HEXAGON);
            each.repairs().all().forEach(repair -> chart.node(repairId(repair), repair.name(), Mermaid.Shape.BOX));
        });
        chart.close();
    }

    private void outputs() {
        Set<String> open = new LinkedHashSet<>();
        Set<String> own = new LinkedHashSet<>();
        publication.publicTopics().forEach(each -> (each.style() == Style.COMMAND ? own : open)
                .add(names.published(each)));
        chart.open("open", "public");
        open.forEach(each -> chart.node(each, each, Mermaid.Shape.STORE));
        chart.close();
        chart.open("own", "private: commands and what Herald tells");
        own.forEach(each -> chart.node(each, each, Mermaid.Shape.STORE));
        chart.node("dead letters", names.deadLetters(), Mermaid.Shape.STORE);
        chart.node("supervision", names.supervision(), Mermaid.Shape.STORE);
        chart.close();
    }

    private void lookup(Lookup<?> lookup) {
        chart.arrow(
                topic(lookup.topic()), lookupId(lookup), types(lookup.topic().types()));
    }

    private void gathering(Gathering<?> gathering) {
        for (DomainTopic<?> source : publication.sources()) {
            String types = types(gathering.members().entrySet().stream()
                    .filter(member -> member.getValue().source().equals(source))
                    .map(Map.Entry::getKey)
                    .toList());
            if (!types.isEmpty()) {
                chart.arrow(topic(source), topic(gathering.events()), types);
            }
        }
    }

    private void rule(Rule rule) {
        chart.arrow(topic(rule.source()), ruleId(rule), types(rule.types()));
        rule.enrichments()
                .forEach(each -> chart.dotted(
                        lookupId(each.lookup()),
                        ruleId(rule),
                        each.presence() == Presence.REQUIRED ? "required" : "optional"));
        publish(ruleId(rule), rule.target());
    }

    private void expectation(Expectation expectation) {
        String id = expectationId(expectation);
        chart.arrow(
                topic(expectation.source()),
                id,
                "opens: " + types(Set.of(expectation.opening().type())));
        expectation.outcomes().stream()
                .collect(Collectors.groupingBy(Sign::source, LinkedHashMap::new, Collectors.toList()))
                .forEach((source, signs) -> chart.arrow(
                        topic(source),
                        id,
                        "closes: " + types(signs.stream().map(Sign::type).toList())));
        chart.arrow(id, "supervision", "missed");
        expectation.repairs().all().forEach(repair -> {
            chart.arrow(
                    id, repairId(repair), repair.equals(expectation.repairs().first()) ? "missed" : "still missed");
            publish(repairId(repair), repair.target());
        });
    }

    private void publish(String from, PublicTopic<?> target) {
        chart.arrow(from, names.published(target), target.type().getSimpleName());
    }

    private static String types(Collection<Class<? extends SpecificRecord>> types) {
        return types.stream().map(Class::getSimpleName).distinct().collect(Collectors.joining(", "));
    }

    private static String topic(DomainTopic<?> topic) {
        return "topic " + topic.aggregate();
    }

    private static String lookupId(Lookup<?> lookup) {
        return "lookup " + lookup.name();
    }

    private static String ruleId(Rule rule) {
        return "rule " + rule.name();
    }

    private static String repairId(Repair repair) {
        return "repair " + repair.name();
    }

    private static String expectationId(Expectation expectation) {
        return "expectation " + expectation.name();
    }
}
