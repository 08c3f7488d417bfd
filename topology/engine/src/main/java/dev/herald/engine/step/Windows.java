package dev.herald.engine.step;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.lane.Pending;
import dev.herald.engine.lane.Window;
import dev.herald.engine.publication.Throttle;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.state.AggregateState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lets a rule publish at most once in each window of event time. A window opens with what is published, and another one
 * follows at its end where something was pending; so what is published depends on the aggregate's events alone.
 */
final class Windows {

    private static final Evaluation DEFERRED = new Evaluation.Deferred();

    private final Map<String, CompiledRule> rules;
    private final Duration hold;

    /**
     * Creates it.
     *
     * @param rules by name
     * @param hold how long an event may be late where a rule does not say
     */
    Windows(Map<String, CompiledRule> rules, Duration hold) {
        this.rules = rules;
        this.hold = hold;
    }

    /** Publishes what is pending where an event that has come is past the window. */
    AggregateState passed(AggregateState state, LaneWork rule, DomainEvent<?> event, long now, List<Effect> effects) {
        Window window = state.window(rule.name());
        // A rule that was deployed without its throttle has no windows any more, but may have left one.
        boolean over = rule.throttle() == null || time(event, now) >= window.end();
        return over ? over(state, rule.name(), effects) : state;
    }

    /** Publishes what is pending: the window is over. */
    AggregateState over(AggregateState state, String name, List<Effect> effects) {
        Window window = state.window(name);
        Pending pending = window.pending();
        if (pending == null) {
            return state;
        }
        CompiledRule rule = rules.get(name);
        if (rule == null) {
            // The deployed publication runs no such rule any more.
            effects.add(new Effect.Count(name, Outcome.FILTERED));
            return state.with(name, Window.NONE);
        }
        List<IntegrationEvent> events = rule.events(pending, state.lane(name).ordinal());
        effects.add(new Effect.PublishPending(name, pending.sequence(), events));
        Throttle throttle = rule.throttle();
        Window next = throttle == null
                ? Window.NONE
                : new Window(window.end() + throttle.interval().toMillis(), null);
        return state.with(name, state.lane(name).published(events.size())).with(name, next);
    }

    /** What becomes of what a rule made of an event. */
    record Judged(AggregateState state, Evaluation made) {}

    /** Says whether a rule publishes what it made of an event, now that what was pending before has been. */
    Judged judge(
            AggregateState state, LaneWork rule, DomainEvent<?> event, Evaluation made, long now, List<Effect> to) {
        Throttle throttle = rule.throttle();
        if (throttle == null || !(made instanceof Evaluation.Published published)) {
            return new Judged(state, made);
        }
        Window window = state.window(rule.name());
        Pending before = window.pending();
        if (before != null) {
            to.add(new Effect.Supersede(rule.name(), before.sequence()));
        }
        long time = time(event, now);
        if (published.isEnd() || time >= window.end()) {
            long end = Math.max(window.end(), time + throttle.interval().toMillis());
            return new Judged(state.with(rule.name(), new Window(end, null)), made);
        }
        Window later = new Window(window.end(), pending(window, throttle, event, published));
        return new Judged(state.with(rule.name(), later), DEFERRED);
    }

    private Pending pending(Window window, Throttle throttle, DomainEvent<?> event, Evaluation.Published published) {
        Duration lateness = Objects.requireNonNullElse(throttle.lateness(), hold);
        List<IntegrationEvent> events = published.events();
        return new Pending(
                window.end() + lateness.toMillis(),
                event.sequence(),
                events.get(0).cause(),
                events.stream().map(IntegrationEvent::value).toList());
    }

    /** A single wrong year must not keep everything after it pending. */
    private static long time(DomainEvent<?> event, long now) {
        long time = event.time().toEpochMilli();
        return time <= now + DomainEvent.SKEW ? time : now;
    }
}
