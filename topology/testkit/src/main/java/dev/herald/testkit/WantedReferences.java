package dev.herald.testkit;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Enrichment;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The references that rules will look up for some events, found by folding the events and asking the rules. */
final class WantedReferences {

    private final Publication publication;
    private final Map<String, Record> states = new HashMap<>();
    private final Map<Lookup<?>, Set<String>> wanted = new LinkedHashMap<>();

    private WantedReferences(Publication publication) {
        this.publication = publication;
        publication.lookups().forEach(lookup -> wanted.put(lookup, new LinkedHashSet<>()));
    }

    /** Returns the ids of the references, by lookup, in the order in which they are wanted. */
    static Map<Lookup<?>, Set<String>> of(Publication publication, List<? extends Input> events) {
        WantedReferences references = new WantedReferences(publication);
        events.forEach(references::take);
        return references.wanted;
    }

    private void take(Input input) {
        if (input instanceof DomainRecord record && record.value() instanceof DomainRecord.Avro avro) {
            String key = Objects.requireNonNull(record.key());
            publication.sources().stream()
                    .filter(source -> source.aggregate().equals(record.aggregate()))
                    .findFirst()
                    .ifPresent(source -> source(source, event(record, key, avro.data())));
        }
    }

    private static DomainEvent<?> event(DomainRecord record, String key, SpecificRecord data) {
        int split = key.lastIndexOf('#');
        return new DomainEvent<>(
                record.aggregate(),
                key.substring(0, split),
                Long.parseLong(key.substring(split + 1)),
                record.aggregate() + "/" + key,
                record.time(),
                null,
                null,
                data);
    }

    private void source(DomainTopic<?> source, DomainEvent<?> event) {
        Record state = fold(source, event);
        if (state == null) {
            return;
        }
        for (Gathering<?> gathering : publication.gatherings()) {
            Gathering.Member member = gathering.members().get(event.data().getClass());
            String id = member == null ? null : ask(() -> member.id().apply(event, state));
            if (id != null) {
                fold(gathering.events(), gathered(gathering, id, event));
            }
        }
    }

    private static DomainEvent<?> gathered(Gathering<?> gathering, String id, DomainEvent<?> event) {
        return new DomainEvent<>(
                gathering.name(), id, event.sequence(), event.id(), event.time(), null, null, event.data());
    }

    private @Nullable Record fold(DomainTopic<?> topic, DomainEvent<?> event) {
        String aggregate = topic.aggregate() + "/" + event.aggregateId();
        Record before = states.getOrDefault(aggregate, topic.initial());
        Record state = ask(() -> topic.fold(before, event));
        if (state != null) {
            states.put(aggregate, state);
            publication.rules().values().stream()
                    .filter(rule -> rule.source().equals(topic)
                            && rule.types().contains(event.data().getClass()))
                    .forEach(rule -> note(rule, event, state));
        }
        return state;
    }

    private void note(Rule rule, DomainEvent<?> event, Record state) {
        for (Enrichment each : rule.enrichments()) {
            String id = ask(() -> each.key().apply(event, state));
            if (id != null && !id.isEmpty()) {
                Objects.requireNonNull(wanted.get(each.lookup())).add(id);
            }
        }
    }

    /** Asks a user's function, which may refuse what was drawn: the topology will tell, if it comes to that. */
    private static <T> @Nullable T ask(Supplier<? extends @Nullable T> function) {
        try {
            return function.get();
        } catch (RuntimeException e) {
            return null;
        }
    }
}
