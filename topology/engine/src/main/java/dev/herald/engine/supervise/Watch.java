package dev.herald.engine.supervise;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.Expectation;
import dev.herald.engine.publication.Sign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The pure core of supervision of one domain topic: what an event does to the instances of its aggregate. */
public final class Watch {

    private final Map<Class<?>, List<Watched>> byType = new HashMap<>();

    /**
     * Creates the core.
     *
     * @param expectations those on the domain topic's events
     * @param lateness that of an expectation which declares none
     */
    public Watch(Collection<Expectation> expectations, Duration lateness) {
        for (Expectation each : expectations) {
            Watched watched = new Watched(each, Objects.requireNonNullElse(each.lateness(), lateness));
            typesOf(each).forEach(type -> byType.computeIfAbsent(type, any -> new ArrayList<>(1))
                    .add(watched));
        }
    }

    private static Set<Class<?>> typesOf(Expectation expectation) {
        Set<Class<?>> types = new LinkedHashSet<>();
        types.add(expectation.opening().type());
        expectation.outcomes().stream().map(Sign::type).forEach(types::add);
        return types;
    }

    /**
     * Lets an event that has passed open and close instances of its aggregate.
     *
     * @param state the projection as of the event
     */
    public List<Change> on(DomainEvent<?> event, Record state, Instances instances) {
        List<Watched> concerned = byType.get(event.data().getClass());
        if (concerned == null) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>(2);
        for (Watched watched : concerned) {
            int before = changes.size();
            try {
                watched.on(event, state, instances, changes);
            } catch (RuntimeException | StackOverflowError e) {
                changes.subList(before, changes.size()).clear();
                changes.add(new Change.Failed(watched.name(), e));
            }
        }
        return changes;
    }

    /** Declares that no outcome has come in time: the instance's due time is over. */
    public static Change.Missed due(InstanceKey key, Instance instance) {
        return new Change.Missed(key, instance, instance.miss());
    }
}
