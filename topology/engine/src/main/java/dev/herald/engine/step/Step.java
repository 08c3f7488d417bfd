package dev.herald.engine.step;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.lookup.References;
import dev.herald.engine.publication.DomainTopic;
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

    private static final Effect HANDLED = new Effect.Count("", Outcome.HANDLED);
    private static final List<Effect> IGNORED = List.of(new Effect.Count("", Outcome.IGNORED));

    private final DomainTopic<?> topic;
    private final Map<Class<?>, List<CompiledRule>> rules;

    Step(DomainTopic<?> topic, Map<Class<?>, List<CompiledRule>> rules) {
        this.topic = topic;
        this.rules = rules;
    }

    /** The new state and what to do. */
    public record Result(AggregateState state, List<Effect> effects) {}

    /** What a step may see beside the state and the event: the references, and the wall clock in milliseconds. */
    public record Surroundings(References references, long now) {}

    /** Returns the state of an aggregate before its first event. */
    public AggregateState initial() {
        return AggregateState.initial(topic.initial());
    }

    /** Lets the next event of an aggregate pass: the one whose sequence follows the last. */
    public Result apply(AggregateState before, DomainEvent<? extends SpecificRecord> event, Surroundings surroundings) {
        Record projection;
        try {
            projection = topic.fold(before.projection(), event);
        } catch (RuntimeException | StackOverflowError e) {
            return parkWhole(before, e);
        }
        List<CompiledRule> concerned = concernedBy(event);
        AggregateState state = before.passed(projection);
        if (concerned.isEmpty()) {
            return new Result(state, IGNORED);
        }
        List<Effect> effects = new ArrayList<>(1 + 3 * concerned.size());
        effects.add(HANDLED);
        for (CompiledRule rule : concerned) {
            state = state.with(rule.name(), admit(state, rule, event, surroundings, effects));
        }
        return new Result(state, effects);
    }

    /**
     * Goes on with a lane that does not run, by its first kept event. Where that event has gone on, the effects hold an
     * {@link Effect.Release}; once nothing is kept, the lane runs.
     *
     * @param projection the projection as of the kept event
     */
    public Result resume(
            AggregateState state,
            String rule,
            DomainEvent<? extends SpecificRecord> event,
            Record projection,
            Surroundings surroundings) {
        Lane lane = state.lane(rule);
        List<Effect> effects = new ArrayList<>();
        for (CompiledRule each : concernedBy(event)) {
            if (each.name().equals(rule)) {
                Evaluation made = each.evaluate(event, projection, lane.ordinal(), surroundings.references());
                Lane after = settle(rule, lane, made, surroundings.now(), effects);
                if (after.kept() < lane.kept()) {
                    effects.add(new Effect.Release(rule));
                }
                return new Result(state.with(rule, after), effects);
            }
        }
        // The deployed publication runs no such rule on this type any more: nothing is left to do for the event.
        effects.add(new Effect.Count(rule, Outcome.FILTERED));
        effects.add(new Effect.Release(rule));
        return new Result(state.with(rule, lane.goneOn(0)), effects);
    }

    private List<CompiledRule> concernedBy(DomainEvent<?> event) {
        return rules.getOrDefault(event.data().getClass(), List.of());
    }

    private static Result parkWhole(AggregateState before, Throwable cause) {
        Intake parked = new Intake.Parked(before.intake().kept());
        Failure failure = new Failure(Stage.PROJECT, cause);
        return new Result(before.with(parked), List.of(new Effect.Report("", failure)));
    }

    private static Lane admit(
            AggregateState state,
            CompiledRule rule,
            DomainEvent<?> event,
            Surroundings surroundings,
            List<Effect> effects) {
        String name = rule.name();
        Lane lane = state.lane(name);
        Lane after;
        effects.add(rule.take());
        if (lane instanceof Lane.Running) {
            Evaluation made = rule.evaluate(event, state.projection(), lane.ordinal(), surroundings.references());
            after = settle(name, lane, made, surroundings.now(), effects);
        } else {
            after = lane.keepOne();
            effects.add(new Effect.Count(name, lane instanceof Lane.Waiting ? Outcome.WAITING : Outcome.PARKED));
        }
        if (after.kept() > lane.kept()) {
            effects.add(new Effect.Keep(name, state.projection()));
        }
        return after;
    }

    /** Turns what a rule made of the lane's current event into the lane's next state. */
    private static Lane settle(String rule, Lane lane, Evaluation made, long now, List<Effect> effects) {
        if (made instanceof Evaluation.Published published) {
            published.events().forEach(event -> effects.add(new Effect.Publish(rule, event)));
            effects.add(new Effect.Count(rule, Outcome.PUBLISHED));
            return lane.goneOn(published.events().size());
        }
        if (made instanceof Evaluation.Wait wait) {
            effects.add(new Effect.Await(rule, wait));
            effects.add(new Effect.Count(rule, Outcome.WAITING));
            return lane.waiting(now);
        }
        if (made instanceof Evaluation.Failed failed) {
            effects.add(new Effect.Report(rule, failed.failure()));
            effects.add(new Effect.Count(rule, Outcome.PARKED));
            return lane.parked();
        }
        effects.add(new Effect.Count(rule, Outcome.FILTERED));
        return lane.goneOn(0);
    }
}
