package dev.herald.engine.step;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.lookup.References;
import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.release.Order;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The pure core of one domain topic: project, then each rule of the event's type, each in its own lane. Not safe for use
 * by several threads at once, since encoders are reused.
 */
public final class Step {

    /** The size that a projection may have, in bytes; the fold of a larger one has failed. */
    public static final int MAX_PROJECTION_BYTES = 1024 * 1024;

    private static final Effect HANDLED = new Effect.Count("", Outcome.HANDLED);
    private static final List<Effect> IGNORED = List.of(new Effect.Count("", Outcome.IGNORED));

    private final DomainTopic<?> topic;
    private final Map<Class<?>, List<LaneWork>> rules;
    private final Windows windows;
    private final long keepEvents;
    private final ProjectionCodec<?> projections;

    Step(DomainTopic<?> topic, Map<Class<?>, List<LaneWork>> rules, Windows windows, long keepEvents) {
        this.topic = topic;
        this.rules = rules;
        this.windows = windows;
        this.keepEvents = keepEvents;
        this.projections = ProjectionCodec.of(topic.projection());
    }

    /** The new state and what to do. */
    public record Result(AggregateState state, List<Effect> effects) {}

    /**
     * What a step may see beside the state and the event.
     *
     * @param now the wall clock, in milliseconds
     * @param watch is told of each rule's work
     */
    public record Surroundings(References references, long now, RuleWatch watch) {

        /** Creates them without anyone who watches. */
        public Surroundings(References references, long now) {
            this(references, now, RuleWatch.NONE);
        }
    }

    /** Returns the state of an aggregate before its first event. */
    public AggregateState initial() {
        return AggregateState.initial(topic.initial());
    }

    /** Lets the next event of an aggregate pass: the one whose sequence follows the last. */
    public Result apply(AggregateState before, DomainEvent<? extends SpecificRecord> event, Surroundings surroundings) {
        Record projection;
        try {
            projection = topic.fold(before.projection(), event);
            requireStorable(projection, before.projection());
        } catch (RuntimeException | StackOverflowError e) {
            return parkWhole(before, e);
        }
        List<LaneWork> concerned = concernedBy(event);
        AggregateState state = before.passed(projection);
        if (concerned.isEmpty()) {
            return new Result(state, IGNORED);
        }
        List<Effect> effects = new ArrayList<>(1 + 3 * concerned.size());
        effects.add(HANDLED);
        for (LaneWork rule : concerned) {
            state = admit(state, rule, event, surroundings, effects);
        }
        return new Result(state, effects);
    }

    /** What an aggregate had before was found storable when it came; only the one before any event was never looked at. */
    @SuppressWarnings("ReferenceEquality") // a fold that changes nothing returns what it was given
    private void requireStorable(Record projection, Record before) {
        if (projection != before || projection == topic.initial()) {
            projections.requireStorable(projection, MAX_PROJECTION_BYTES);
        }
    }

    /**
     * Goes on with a lane that waits or is being released, by its first kept event. Where that event has gone on, the
     * effects hold an {@link Effect.Release}; once nothing is kept, the lane runs.
     *
     * @param projection the projection as of the kept event
     */
    public Result resume(
            AggregateState state,
            String rule,
            DomainEvent<? extends SpecificRecord> event,
            Record projection,
            Surroundings surroundings) {
        List<Effect> effects = new ArrayList<>();
        AggregateState after = concernedBy(event).stream()
                .filter(each -> each.name().equals(rule))
                .findFirst()
                .map(each -> work(state, each, event, projection, surroundings, effects))
                // The deployed publication runs no such rule on this type any more: nothing is left to do.
                .orElseGet(() -> state.with(
                        rule, settle(rule, state.lane(rule), new Evaluation.Filtered(), surroundings.now(), effects)));
        return released(state, after, rule, effects);
    }

    /** Publishes what is pending in a rule's window: it is over. */
    public Result windowOver(AggregateState state, String rule) {
        List<Effect> effects = new ArrayList<>(1);
        return new Result(windows.over(state, rule, effects), effects);
    }

    /** Takes the first kept event out of a parked lane, and releases the rest. */
    public Result discard(AggregateState state, String rule, Lane.Parked lane, Order order, long now) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Discarded(rule, order));
        effects.add(new Effect.Count(rule, Outcome.DISCARDED));
        Lane.Releasing releasing = new Lane.Releasing(lane.ordinal(), lane.kept(), order);
        return released(state.with(rule, releasing), state.with(rule, releasing.goneOn(0, now)), rule, effects);
    }

    private static Result released(AggregateState from, AggregateState to, String rule, List<Effect> effects) {
        Lane before = from.lane(rule);
        Lane after = to.lane(rule);
        if (after.kept() < before.kept()) {
            effects.add(new Effect.Release(rule));
        }
        if (before instanceof Lane.Releasing releasing
                && (after instanceof Lane.Running || after instanceof Lane.Waiting)) {
            effects.add(new Effect.Released(rule, releasing.order(), after instanceof Lane.Waiting));
        }
        return new Result(to, effects);
    }

    private List<LaneWork> concernedBy(DomainEvent<?> event) {
        return rules.getOrDefault(event.data().getClass(), List.of());
    }

    private static Result parkWhole(AggregateState before, Throwable cause) {
        Intake parked = new Intake.Parked(before.intake().kept());
        Failure failure = new Failure(Stage.PROJECT, cause);
        return new Result(before.with(parked), List.of(new Effect.Report("", failure)));
    }

    private AggregateState admit(
            AggregateState state,
            LaneWork rule,
            DomainEvent<?> event,
            Surroundings surroundings,
            List<Effect> effects) {
        String name = rule.name();
        Lane lane = state.lane(name);
        effects.add(rule.take());
        if (lane.kept() >= keepEvents) {
            effects.add(new Effect.Overflow(name, lane.kept()));
            effects.add(new Effect.Count(name, Outcome.DEAD_LETTERED));
            return state;
        }
        AggregateState after = lane instanceof Lane.Running
                ? work(state, rule, event, state.projection(), surroundings, effects)
                : state.with(name, lane.keepOne());
        if (after.lane(name).kept() > lane.kept()) {
            effects.add(new Effect.Keep(name, state.projection()));
        }
        return after;
    }

    /** Lets a rule work on the lane's current event. */
    private AggregateState work(
            AggregateState before,
            LaneWork rule,
            DomainEvent<?> event,
            Record projection,
            Surroundings surroundings,
            List<Effect> effects) {
        long now = surroundings.now();
        int had = effects.size();
        AggregateState state = before.windows().isEmpty() ? before : windows.passed(before, rule, event, now, effects);
        Lane lane = state.lane(rule.name());
        surroundings.watch().begins(rule.name(), event);
        Evaluation made = rule.evaluate(event, projection, lane.ordinal(), surroundings);
        surroundings.watch().made(made);
        if (made instanceof Evaluation.NotYet && lane instanceof Lane.Releasing) {
            // A release is not over while it is unknown whether the reference is there: it is tried again soon.
            effects.subList(had, effects.size()).clear();
            return before;
        }
        if (rule.throttle() != null) {
            Windows.Judged judged = windows.judge(state, rule, event, made, now, effects);
            state = judged.state();
            made = judged.made();
        }
        return state.with(rule.name(), settle(rule.name(), lane, made, now, effects));
    }

    /** Turns what a rule made of the lane's current event into the lane's next state. */
    private static Lane settle(String rule, Lane lane, Evaluation made, long now, List<Effect> effects) {
        if (made instanceof Evaluation.Published published) {
            published.events().forEach(event -> effects.add(new Effect.Publish(rule, event)));
            effects.add(new Effect.Count(rule, Outcome.PUBLISHED));
            return lane.goneOn(published.events().size(), now);
        }
        if (made instanceof Evaluation.Wait wait) {
            effects.add(new Effect.Await(rule, wait));
            return lane.waiting(now);
        }
        if (made instanceof Evaluation.Failed failed) {
            effects.add(new Effect.Report(rule, failed.failure()));
            return lane.parked();
        }
        if (made instanceof Evaluation.Gathered gathered) {
            effects.add(new Effect.Gather(rule, gathered.id()));
            effects.add(new Effect.Count(rule, Outcome.GATHERED));
            return lane.goneOn(0, now);
        }
        if (!(made instanceof Evaluation.Deferred)) {
            effects.add(new Effect.Count(rule, Outcome.FILTERED));
        }
        return lane.goneOn(0, now);
    }
}
