package dev.herald.engine.publication;

import dev.herald.engine.project.ProjectionCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Finds whatever cannot work in a publication. Every fault names what it is about and what was expected. */
final class PublicationCheck {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final Publication.Builder builder;
    private final List<String> faults = new ArrayList<>();

    PublicationCheck(Publication.Builder builder) {
        this.builder = builder;
    }

    /** Finds whatever cannot work in bounds alone. */
    static List<String> faults(String context, Bounds bounds) {
        PublicationCheck check = new PublicationCheck(Publication.of(context));
        check.bounds(bounds);
        return check.faults;
    }

    List<String> faults() {
        name("context", builder.context);
        topics();
        lookups();
        rules();
        expectations();
        faults.addAll(new GatheringCheck(builder).faults());
        faults.addAll(new StyleCheck(StyleCheck.targets(builder), builder).faults());
        faults.addAll(new DisclosureCheck(builder).faults());
        ignored();
        bounds(builder.bounds);
        return faults;
    }

    private void bounds(Bounds bounds) {
        atLeastOne("holdFor", bounds.holdFor().toMillis(), " ms");
        atLeastOne("holdEvents", bounds.holdEvents(), "");
        atLeastOne("waitFor", bounds.waitFor().toMillis(), " ms");
        atLeastOne("keepEvents", bounds.keepEvents(), "");
    }

    private void atLeastOne(String what, long value, String unit) {
        if (value < 1) {
            faults.add("bounds: " + what + " is " + value + unit + "; expected 1" + unit + " or more");
        }
    }

    private void name(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            faults.add(what + " '" + name + "': expected lower-case letters, digits and '-', at most 63");
        }
    }

    private void topics() {
        if (builder.sources.isEmpty()) {
            faults.add("no domain topic: add one with from(...)");
        }
        Set<String> aggregates = new HashSet<>();
        Map<Class<?>, String> owners = new HashMap<>();
        List<DomainTopic<?>> all = new ArrayList<>(builder.sources);
        builder.lookups.forEach(lookup -> all.add(lookup.topic()));
        for (DomainTopic<?> topic : all) {
            name("aggregate", topic.aggregate());
            if (!aggregates.add(topic.aggregate())) {
                faults.add("domain topic '" + topic.aggregate()
                        + "' is used twice: one from(...) or one lookup(...) can read a topic");
            }
            window(topic);
            topic.types().forEach(type -> owner(owners, type, topic.aggregate()));
            ProjectionCodec.faults(topic.projection())
                    .forEach(fault -> faults.add("domain topic '" + topic.aggregate() + "': " + fault));
        }
    }

    private void window(DomainTopic<?> topic) {
        topic.dedupWindow().ifPresent(window -> {
            String where = "domain topic '" + topic.aggregate() + "': dedupedById";
            if (window.toMillis() < 1) {
                faults.add(where + ": the window is " + window + "; expected 1 ms or more");
            }
            if (builder.lookups.stream().anyMatch(lookup -> lookup.topic().equals(topic))) {
                faults.add(
                        where + ": a lookup's events need sequences: versions of a reference are read in their order");
            }
        });
    }

    private void owner(Map<Class<?>, String> owners, Class<?> type, String aggregate) {
        String other = owners.putIfAbsent(type, aggregate);
        if (other != null) {
            faults.add("event type " + type.getName() + " is declared by '" + other + "' and by '" + aggregate
                    + "': a type belongs to one aggregate");
        }
    }

    private void lookups() {
        Set<String> names = new HashSet<>();
        for (Lookup<?> lookup : builder.lookups) {
            name("lookup", lookup.name());
            if (!names.add(lookup.name())) {
                faults.add("two lookups named '" + lookup.name() + "'");
            }
        }
    }

    private void rules() {
        Set<String> names = new HashSet<>();
        for (Rule rule : builder.rules) {
            name("rule", rule.name());
            if (!names.add(rule.name())) {
                faults.add("two rules named '" + rule.name() + "'");
            }
            source(rule);
            rule.enrichments().stream()
                    .filter(enrichment -> !builder.lookups.contains(enrichment.lookup()))
                    .forEach(enrichment -> faults.add("rule '" + rule.name() + "': lookup '"
                            + enrichment.lookup().name() + "' is not declared: add it with lookup(...)"));
            target(rule.name(), rule.target());
        }
    }

    private void expectations() {
        faults.addAll(new ExpectationCheck(builder).faults());
        builder.expectations.forEach(each -> each.repairs().all().forEach(repair -> {
            name("repair", repair.name());
            target(repair.name(), repair.target());
        }));
    }

    private void source(Rule rule) {
        DomainTopic<?> source = rule.source();
        if (!builder.handled().contains(source)) {
            faults.add("rule '" + rule.name() + "': domain topic '" + source.aggregate()
                    + "' is not a source: add it with from(...)");
            return;
        }
        if (rule.types().isEmpty()) {
            faults.add("rule '" + rule.name() + "': no event type; expected one or more");
        }
        rule.types().stream()
                .filter(type -> !source.types().contains(type))
                .forEach(type -> faults.add("rule '" + rule.name() + "': unknown event type " + type.getName()
                        + ": domain topic '" + source.aggregate() + "' has " + simpleNames(source.types())));
    }

    /** A command stays inside its context, so it may use what is private to it. */
    private void target(String rule, PublicTopic<?> target) {
        name((target.style() == Style.COMMAND ? "command" : "public") + " topic", target.name());
        if (target.style() == Style.COMMAND) {
            return;
        }
        Map<String, String> namespaces = privateNamespaces();
        for (Schema used : namedTypes(target.schema(), new LinkedHashSet<>())) {
            String kind = namespaces.get(namespace(used));
            if (kind != null) {
                faults.add("rule '" + rule + "': " + target.type().getName() + " cannot be public: it uses "
                        + used.getFullName() + " of the " + kind + " namespace " + used.getNamespace());
            }
        }
    }

    private Map<String, String> privateNamespaces() {
        Map<String, String> namespaces = new HashMap<>();
        StyleCheck.targets(builder).values().stream()
                .filter(topic -> topic.style() == Style.COMMAND)
                .forEach(topic -> namespaces.put(namespace(topic.schema()), "command"));
        List<DomainTopic<?>> all = new ArrayList<>(builder.sources);
        builder.lookups.forEach(lookup -> all.add(lookup.topic()));
        all.forEach(topic -> topic.types()
                .forEach(type -> namespaces.put(namespace(SpecificData.get().getSchema(type)), "domain")));
        return namespaces;
    }

    private static String namespace(Schema schema) {
        return String.valueOf(schema.getNamespace());
    }

    private static Set<Schema> namedTypes(Schema schema, Set<Schema> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema)) {
                    schema.getFields().forEach(field -> namedTypes(field.schema(), seen));
                }
            }
            case ENUM, FIXED -> seen.add(schema);
            case ARRAY -> namedTypes(schema.getElementType(), seen);
            case MAP -> namedTypes(schema.getValueType(), seen);
            case UNION -> schema.getTypes().forEach(branch -> namedTypes(branch, seen));
            default -> {}
        }
        return seen;
    }

    private void ignored() {
        Set<Class<? extends SpecificRecord>> known = new HashSet<>();
        builder.sources.forEach(source -> known.addAll(source.types()));
        for (Class<? extends SpecificRecord> type : builder.ignored) {
            if (!known.contains(type)) {
                faults.add("ignored type " + type.getName() + " is unknown: no source has it");
            }
            builder.rules.stream()
                    .filter(rule -> rule.types().contains(type))
                    .forEach(rule -> faults.add(
                            "ignored type " + type.getName() + " is published by rule '" + rule.name() + "'"));
        }
    }

    private static String simpleNames(Set<Class<? extends SpecificRecord>> types) {
        return String.join(", ", types.stream().map(Class::getSimpleName).toList());
    }
}
