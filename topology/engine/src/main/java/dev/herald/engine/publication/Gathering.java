package dev.herald.engine.publication;

import static dev.herald.engine.publication.DomainTopic.domainTopic;

import dev.herald.engine.event.DomainEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events of several aggregates, of one or more kinds, gathered under another id and folded into one projection, as if they
 * were the events of one more aggregate: rules and expectations are declared on it as on a domain topic. They travel
 * through a repartition topic of that name. Each event comes once, and the events of one aggregate come in their order;
 * those of different aggregates come as they happen to, so the folds must commute: counts, sums, the earliest and the
 * latest, but not the first or the last. An event's {@linkplain DomainEvent#aggregateId() aggregate id} is the gathering's,
 * its sequence counts the events that have come. Immutable.
 *
 * @param <P> the projection: a Java record, whose components can be stored (see
 *     {@link dev.herald.engine.project.ProjectionCodec})
 */
public class Gathering<P extends Record> {

    private final DomainTopic<P> events;
    private final Map<Class<? extends SpecificRecord>, Member> members;

    /**
     * Where events of a type come from, and under which id they are gathered.
     *
     * @param source the domain topic
     * @param id from the event and its aggregate's state to the gathering's id; null for an event that is left out
     */
    public record Member(DomainTopic<?> source, BiFunction<DomainEvent<?>, Record, @Nullable String> id) {}

    Gathering(DomainTopic<P> events, Map<Class<? extends SpecificRecord>, Member> members) {
        this.events = events;
        this.members = members;
    }

    /**
     * Starts the declaration of a gathering.
     *
     * @param name the last part of the repartition topic's name; in dead letters and commands, the kind of the aggregate.
     *     It must not change
     * @param initial the projection before the first event
     */
    public static <P extends Record> Gathering<P> gathering(String name, P initial) {
        return new Gathering<>(domainTopic(name, initial), Map.of());
    }

    /** Gathers events of a source; under the ids of their aggregates, where nothing else is said. */
    public <S extends Record> GatheringOf<P, S> of(DomainTopic<S> source) {
        return new GatheringOf<>(events, members, source, (event, state) -> event.aggregateId());
    }

    /** Returns the gathering's name. */
    public String name() {
        return events.aggregate();
    }

    /** Returns the gathered events, as rules and expectations see them. */
    public DomainTopic<P> events() {
        return events;
    }

    /** Returns where events come from, by type, in order of declaration. */
    public Map<Class<? extends SpecificRecord>, Member> members() {
        return members;
    }

    Map<Class<? extends SpecificRecord>, Member> with(Class<? extends SpecificRecord> type, Member member) {
        Map<Class<? extends SpecificRecord>, Member> more = new LinkedHashMap<>(members);
        more.put(type, member);
        return Collections.unmodifiableMap(more);
    }
}
