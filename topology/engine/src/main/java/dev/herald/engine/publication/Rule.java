package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One handler: on an event of its types, when a condition holds, publish something. Built from {@link #rule(String)} on.
 *
 * @param name unique in the publication; part of the identity of what the rule publishes, so it must not change
 * @param source the domain topic of the event
 * @param types the event's type, one of these; never empty in a publication
 * @param condition filters on event and state as of it
 * @param end where it holds, a tombstone is published instead of what the mapping gives
 * @param enrichments the lookups it uses, in order
 * @param key the record key of what it publishes
 * @param throttle how often it publishes for an aggregate, at the most; null for each time
 * @param target where it publishes
 * @param mapping from event, state and references to the records
 */
public record Rule(
        String name,
        DomainTopic<?> source,
        Set<Class<? extends SpecificRecord>> types,
        BiPredicate<DomainEvent<?>, Record> condition,
        BiPredicate<DomainEvent<?>, Record> end,
        List<Enrichment> enrichments,
        BiFunction<DomainEvent<?>, Record, String> key,
        @Nullable Throttle throttle,
        PublicTopic<?> target,
        Mapping mapping) {

    /** Returns whether what it publishes is keyed by the aggregate's id. */
    public boolean isKeyedByAggregate() {
        return key == On.AGGREGATE_ID;
    }

    /** Returns whether it may publish a tombstone. */
    public boolean canEnd() {
        return end != On.NEVER;
    }

    /** Starts a rule of a name that is unique in its publication and never changes. */
    public static Named rule(String name) {
        return new Named(name);
    }

    /** A rule that has a name only. */
    public record Named(String name) {

        /** Runs the rule on events of one type of a domain topic. */
        public <P extends Record, E extends SpecificRecord> On<P, E> on(DomainTopic<P> source, Class<E> type) {
            return new On<>(name, source, List.of(type));
        }

        /**
         * Runs the rule on events of any of these types of a domain topic: one lane, so what it publishes keeps the order
         * of the aggregate's events, whatever their types.
         */
        @SafeVarargs
        public final <P extends Record> On<P, SpecificRecord> onAny(
                DomainTopic<P> source, Class<? extends SpecificRecord>... types) {
            return new On<>(name, source, Arrays.asList(types));
        }

        /** Runs the rule on every event of a domain topic, in one lane. */
        public <P extends Record> On<P, SpecificRecord> onAny(DomainTopic<P> source) {
            return new On<>(name, source, source.types());
        }
    }
}
