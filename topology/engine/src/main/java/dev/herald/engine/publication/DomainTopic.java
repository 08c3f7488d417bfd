package dev.herald.engine.publication;

import dev.herald.engine.event.DomainEvent;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A domain topic, {@code <context>.domain.<aggregate>}, with the projection that its events fold into. Immutable.
 *
 * @param <P> the projection: a Java record, whose components can be stored (see
 *     {@link dev.herald.engine.project.ProjectionCodec})
 */
public final class DomainTopic<P extends Record> {

    private final String aggregate;
    private final P initial;
    private final Map<Class<? extends SpecificRecord>, Fold<P, ?>> folds;
    private final @Nullable Duration window;

    private DomainTopic(
            String aggregate,
            P initial,
            Map<Class<? extends SpecificRecord>, Fold<P, ?>> folds,
            @Nullable Duration window) {
        this.aggregate = aggregate;
        this.initial = initial;
        this.folds = folds;
        this.window = window;
    }

    /**
     * Starts the declaration of a domain topic.
     *
     * @param aggregate the kind of the aggregate, the last part of the topic's name
     * @param initial the projection of an aggregate before its first event
     */
    public static <P extends Record> DomainTopic<P> domainTopic(String aggregate, P initial) {
        return new DomainTopic<>(aggregate, initial, Map.of(), null);
    }

    /**
     * Adds an event type and how it changes the projection.
     *
     * @throws IllegalArgumentException when the type has been added before
     */
    public <E extends SpecificRecord> DomainTopic<P> on(Class<E> type, Fold<P, E> fold) {
        if (folds.containsKey(type)) {
            throw new IllegalArgumentException(
                    "domain topic '" + aggregate + "': two folds for " + type.getName() + "; expected one");
        }
        Map<Class<? extends SpecificRecord>, Fold<P, ?>> more = new LinkedHashMap<>(folds);
        more.put(type, fold);
        return new DomainTopic<>(aggregate, initial, Collections.unmodifiableMap(more), window);
    }

    /**
     * Says that the source numbers no events: its record keys are the aggregate ids alone, its events go on in the order
     * in which they stand in the log, and an event whose {@code ce_id}, which each must have, came before is dropped. Ids
     * are remembered while their events are, by event time, not older than the window before the aggregate's latest. Gaps
     * and wrong order cannot be noticed, and the topic must not be compacted.
     *
     * @param time for how long ids are remembered
     */
    public DomainTopic<P> dedupedById(Duration time) {
        return new DomainTopic<>(aggregate, initial, folds, time);
    }

    /** Returns for how long the ids of a source without sequences are remembered; empty where events have sequences. */
    public Optional<Duration> dedupWindow() {
        return Optional.ofNullable(window);
    }

    /** Adds an event type that leaves the projection as it is. */
    public <E extends SpecificRecord> DomainTopic<P> on(Class<E> type) {
        return on(type, (before, event) -> before);
    }

    /** Returns the kind of the aggregate. */
    public String aggregate() {
        return aggregate;
    }

    /** Returns the projection of an aggregate before its first event. */
    public P initial() {
        return initial;
    }

    /** Returns the class of the projection. */
    @SuppressWarnings("unchecked")
    public Class<P> projection() {
        return (Class<P>) initial.getClass();
    }

    /** Returns the event types, in order of declaration. */
    public Set<Class<? extends SpecificRecord>> types() {
        return folds.keySet();
    }

    /**
     * Folds one event of a declared type.
     *
     * @throws IllegalArgumentException when the type was not declared
     */
    @SuppressWarnings("unchecked")
    public P fold(Record before, DomainEvent<?> event) {
        Fold<P, ?> fold = foldOf(event.data().getClass());
        if (fold == null) {
            throw new IllegalArgumentException(event.place() + ": domain topic '" + aggregate + "' declares no "
                    + event.data().getClass().getName());
        }
        return ((Fold<P, Object>) fold).apply((P) before, (DomainEvent<Object>) event);
    }

    private @Nullable Fold<P, ?> foldOf(Class<?> type) {
        return folds.get(type);
    }
}
