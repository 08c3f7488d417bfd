package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * One handler: on an event type, when a condition holds, publish something. Built with
 * {@link On#on(DomainTopic, Class)}.
 *
 * @param source the domain topic of the event
 * @param type the event's type
 * @param condition filters on event and state as of it
 * @param enrichments the lookups it uses, in order
 * @param key the record key of what it publishes
 * @param target where it publishes
 * @param mapping from event, state and references to the records
 */
public record Rule(
        DomainTopic<?> source,
        Class<? extends SpecificRecord> type,
        BiPredicate<DomainEvent<?>, Record> condition,
        List<Enrichment> enrichments,
        BiFunction<DomainEvent<?>, Record, String> key,
        PublicTopic<?> target,
        Mapping mapping) {}
