package dev.herald.processor.describe;

import dev.herald.engine.publication.Disclosure;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Repair;
import dev.herald.engine.publication.Rule;
import dev.herald.engine.publication.Sign;
import dev.herald.engine.publication.Throttle;
import dev.herald.engine.publication.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** A publication in words: what {@code describe} prints. */
public final class Description {

    private Description() {}

    /**
     * Describes a publication: names and words, lists and maps of them.
     *
     * @param prefix put before every topic's name
     */
    public static Map<String, Object> of(Publication publication, String prefix) {
        TopicNames names = new TopicNames(prefix, publication.context());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("context", publication.context());
        all.put("sources", each(publication.sources(), topic -> source(names, topic)));
        if (!publication.gatherings().isEmpty()) {
            all.put("gatherings", each(publication.gatherings(), Description::gathering));
        }
        all.put("lookups", each(publication.lookups(), lookup -> lookup(names, lookup)));
        all.put("rules", each(publication.rules().values(), rule -> rule(names, rule)));
        all.put(
                "expectations",
                each(publication.expectations().values(), each -> expectation(publication, names, each)));
        if (!publication.disclosures().isEmpty()) {
            all.put("disclosures", each(publication.disclosures(), disclosure -> disclosure(names, disclosure)));
        }
        all.put("ignored", simple(publication.ignored()));
        all.put("neither published nor ignored", simple(publication.uncovered()));
        return all;
    }

    private static <T> List<Map<String, Object>> each(Collection<T> parts, Function<T, Map<String, Object>> described) {
        return parts.stream().map(described).toList();
    }

    private static Map<String, Object> gathering(Gathering<?> gathering) {
        return named(gathering.name(), "types", simple(gathering.members().keySet()));
    }

    private static Map<String, Object> lookup(TopicNames names, Lookup<?> lookup) {
        return named(lookup.name(), "from", names.domain(lookup.topic()));
    }

    private static Map<String, Object> source(TopicNames names, DomainTopic<?> topic) {
        return named(names.domain(topic), "types", simple(topic.types()));
    }

    private static Map<String, Object> rule(TopicNames names, Rule rule) {
        Map<String, Object> described = named(rule.name(), "on", String.join(", ", simple(rule.types())));
        if (!rule.enrichments().isEmpty()) {
            described.put(
                    "looks up",
                    rule.enrichments().stream()
                            .map(each -> each.lookup().name())
                            .toList());
        }
        described.put("publishes", rule.target().type().getSimpleName());
        described.put("to", names.published(rule.target()));
        Throttle throttle = rule.throttle();
        if (throttle != null) {
            described.put("at most every", throttle.interval().toString());
        }
        return described;
    }

    private static Map<String, Object> expectation(Publication publication, TopicNames names, Expectation expectation) {
        Map<String, Object> described =
                named(expectation.name(), "after", expectation.opening().type().getSimpleName());
        described.put(
                "one of",
                expectation.outcomes().stream()
                        .map(Sign::type)
                        .map(Class::getSimpleName)
                        .toList());
        described.put("time", expectation.span());
        described.put(
                "lateness",
                Objects.requireNonNullElse(
                                expectation.lateness(), publication.bounds().holdFor())
                        .toString());
        described.put("per", expectation.opening().key() == null ? "aggregate" : "key");
        described.put("repeat", String.valueOf(expectation.repeat()));
        Repair first = expectation.repairs().first();
        if (first != null) {
            described.put("repair", first.name() + " to " + names.published(first.target()));
            described.put("times", expectation.repairs().times());
            described.put("back-off", expectation.repairs().backOff().toString());
        }
        Repair last = expectation.repairs().last();
        if (last != null) {
            described.put("escalation", last.name() + " to " + names.published(last.target()));
        }
        return described;
    }

    private static Map<String, Object> disclosure(TopicNames names, Disclosure disclosure) {
        PublicTopic<?> topic = disclosure.topic();
        Map<String, Object> described = named(
                disclosure.type().getSimpleName() + "." + disclosure.field(),
                "in",
                disclosure.place().text());
        described.put("of", topic == null ? names.supervision() : names.published(topic));
        described.put("because", disclosure.reason());
        return described;
    }

    private static Map<String, Object> named(String name, String what, Object value) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put(what, value);
        return described;
    }

    private static List<String> simple(Iterable<Class<? extends SpecificRecord>> types) {
        List<String> names = new ArrayList<>();
        types.forEach(type -> names.add(type.getSimpleName()));
        return names;
    }
}
