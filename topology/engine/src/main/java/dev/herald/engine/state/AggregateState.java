package dev.herald.engine.state;

import dev.herald.engine.lane.Lane;
import dev.herald.engine.lane.Window;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every event of an aggregate needs: one read and one write an event. Immutable; it does not grow with the
 * aggregate's age or with what is kept.
 *
 * @param lastSequence the sequence of the last event that has passed; 0 before the first
 * @param projection the fold of the events that have passed
 * @param lanes the lanes that have published, wait or are parked, by rule; any other is {@link Lane.Running#FRESH}
 * @param intake whether further events are let in
 * @param gapped whether a gap in the sequence has been passed: an event that comes late may lie in it
 * @param windows those of the rules that publish at most every so often, by rule; any other is {@link Window#NONE}
 */
public record AggregateState(
        long lastSequence,
        Record projection,
        Map<String, Lane> lanes,
        Intake intake,
        boolean gapped,
        Map<String, Window> windows) {

    /** Returns the state of an aggregate before its first event. */
    public static AggregateState initial(Record projection) {
        return new AggregateState(0, projection, Map.of(), Intake.Open.OPEN, false, Map.of());
    }

    /** Returns the lane of a rule. */
    public Lane lane(String rule) {
        return lanes.getOrDefault(rule, Lane.Running.FRESH);
    }

    /** Returns the window of a rule. */
    public Window window(String rule) {
        return windows.getOrDefault(rule, Window.NONE);
    }

    /** Returns the state after an event has passed. */
    public AggregateState passed(Record after) {
        return new AggregateState(lastSequence + 1, after, lanes, intake, gapped, windows);
    }

    /** Returns the state with another lane of a rule; the same state where nothing changes. */
    public AggregateState with(String rule, Lane lane) {
        if (lane.equals(lane(rule))) {
            return this;
        }
        return new AggregateState(lastSequence, projection, RuleMap.with(lanes, rule, lane), intake, gapped, windows);
    }

    /** Returns the state with another window of a rule. */
    public AggregateState with(String rule, Window window) {
        Map<String, Window> changed = new LinkedHashMap<>(windows);
        if (window.equals(Window.NONE)) {
            changed.remove(rule);
        } else {
            changed.put(rule, window);
        }
        return new AggregateState(
                lastSequence, projection, lanes, intake, gapped, Collections.unmodifiableMap(changed));
    }

    /** Returns the state with another intake. */
    public AggregateState with(Intake other) {
        return new AggregateState(lastSequence, projection, lanes, other, gapped, windows);
    }

    /** Returns the state after the events up to the one before a sequence were passed by without having arrived. */
    public AggregateState passedGapBefore(long sequence) {
        return new AggregateState(sequence - 1, projection, lanes, intake, true, windows);
    }
}
