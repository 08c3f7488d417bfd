package dev.herald.processor.command;

import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Repair;
import dev.herald.engine.publication.Rule;
import dev.herald.engine.publication.Sign;
import dev.herald.engine.publication.Throttle;
import dev.herald.engine.publication.TopicNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** A publication in words: what {@code describe} prints. */
final class Description {

    private Description() {}

    static Map<String, Object> of(Publication publication, String prefix) {
        TopicNames names = new TopicNames(prefix, publication.context());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("context", publication.context());
        all.put(
                "sources",
                publication.sources().stream()
                        .map(topic -> source(names, topic))
                        .toList());
        if (!publication.gatherings().isEmpty()) {
            all.put(
                    "gatherings",
                    publication.gatherings().stream()
                            .map(each -> named(
                                    each.name(), "types", simple(each.members().keySet())))
                            .toList());
        }
        all.put(
                "lookups",
                publication.lookups().stream()
                        .map(lookup -> named(lookup.name(), "from", names.domain(lookup.topic())))
                        .toList());
        all.put(
                "rules",
                publication.rules().values().stream()
                        .map(rule -> rule(names, rule))
                        .toList());
        all.put(
                "expectations",
                publication.expectations().values().stream()
                        .map(each -> expectation(publication, names, each))
                        .toList());
        all.put("ignored", simple(publication.ignored()));
        all.put("neither published nor ignored", simple(publication.uncovered()));
        return all;
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
