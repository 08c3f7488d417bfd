package dev.herald.engine.topology;

import dev.herald.engine.lane.Lane;
import dev.herald.engine.receive.Received;
import dev.herald.engine.release.Order;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.step.Stage;
import dev.herald.engine.step.Step;
import dev.herald.engine.store.DeadlineStore;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.trace.TaskTrace;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Goes on with lanes that wait or are being released, in order, through everything that they have kept. */
final class LaneRelease {

    private final Entries entries;
    private final KeptStore kept;
    private final DeadlineStore deadlines;
    private final LookupReferences references;
    private final ActiveLanes active;
    private final EffectRunner effects;
    private final Reporter reporter;
    private final TaskTrace trace;
    private final LongSupplier clock;
    private final long waitFor;

    LaneRelease(TaskStores stores, TaskWork work, LongSupplier clock, long waitFor) {
        this.entries = stores.entries();
        this.kept = stores.kept();
        this.deadlines = stores.deadlines();
        this.references = work.references();
        this.active = work.active();
        this.effects = work.effects();
        this.reporter = work.reporter();
        this.trace = work.trace();
        this.clock = clock;
        this.waitFor = waitFor;
    }

    /** Goes on with a lane for as long as its events do and the slice lasts. */
    void resume(SourceParts parts, LaneKey lane, long mark, Slice slice) {
        AggregateState before = entries.load(parts, lane.aggregate());
        AggregateState state = before;
        references.workAt(mark);
        boolean goesOn = isActive(state.lane(lane.rule()));
        while (goesOn && slice.lasts()) {
            Lane at = state.lane(lane.rule());
            state = resumeFirst(parts, lane, state);
            slice.spent();
            Lane now = state.lane(lane.rule());
            goesOn = isActive(now) && now.kept() < at.kept();
            references.workAtLatest();
        }
        settle(lane, before.lane(lane.rule()), state.lane(lane.rule()), goesOn);
        entries.save(lane.aggregate(), before, state);
    }

    /** Notes what follows: more in the next slice, the reference's coming, or nothing. */
    private void settle(LaneKey lane, Lane before, Lane after, boolean goesOn) {
        if (goesOn || after instanceof Lane.Releasing) {
            active.release(lane);
        } else if (!isActive(after)) {
            active.settled(lane);
        }
        if (after instanceof Lane.Waiting waiting && !waiting.equals(before)) {
            deadlines.at(waiting.since() + waitFor, lane);
        }
    }

    private static boolean isActive(Lane lane) {
        return lane instanceof Lane.Waiting || lane instanceof Lane.Releasing;
    }

    private AggregateState resumeFirst(SourceParts parts, LaneKey lane, AggregateState state) {
        KeptEvent first = first(lane);
        Step.Surroundings surroundings = new Step.Surroundings(references, clock.getAsLong(), trace);
        Step.Result result = resumed(parts, lane, state, first, surroundings);
        effects.run(result.effects(), lane.aggregate(), first.sequence(), first.source());
        return result.state();
    }

    /** Returns what comes of a kept event; does nothing by itself. */
    static Step.Result resumed(
            SourceParts parts, LaneKey lane, AggregateState state, KeptEvent kept, Step.Surroundings surroundings) {
        if (!(parts.read(kept) instanceof Received.Fact fact)) {
            throw new IllegalStateException(lane + ": the kept event " + kept.sequence() + " can no longer be read");
        }
        Record projection = Objects.requireNonNull(kept.projection(), () -> lane + ": kept without a projection");
        return parts.step().resume(state, lane.rule(), fact.event(), projection, surroundings);
    }

    /** Begins to release a parked lane; any other lane stays as it is. */
    void redrive(SourceParts parts, LaneKey lane, Order order) {
        AggregateState state = entries.load(parts, lane.aggregate());
        if (state.lane(lane.rule()) instanceof Lane.Parked parked) {
            entries.save(lane.aggregate(), state, state.with(lane.rule(), parked.released(order)));
            active.release(lane);
        } else {
            reporter.supervision().withoutEffect(lane, order, notParked(state.lane(lane.rule())));
        }
    }

    private static String notParked(Lane lane) {
        return "the lane is not parked: " + lane.getClass().getSimpleName();
    }

    /** Takes the event at which a lane is parked out of it, where it is parked at that event, and releases the rest. */
    void discard(SourceParts parts, LaneKey lane, long sequence, Order order) {
        AggregateState state = entries.load(parts, lane.aggregate());
        if (!(state.lane(lane.rule()) instanceof Lane.Parked parked)) {
            reporter.supervision().withoutEffect(lane, order, notParked(state.lane(lane.rule())));
        } else if (first(lane).sequence() != sequence) {
            String reason = "the lane is parked at event " + first(lane).sequence() + ", not " + sequence;
            reporter.supervision().withoutEffect(lane, order, reason);
        } else {
            Step.Result result = parts.step().discard(state, lane.rule(), parked, order, clock.getAsLong());
            effects.run(
                    result.effects(), lane.aggregate(), sequence, first(lane).source());
            entries.save(lane.aggregate(), state, result.state());
            if (isActive(result.state().lane(lane.rule()))) {
                active.release(lane);
            }
        }
    }

    /** Parks a lane whose wait is over. A lane that waits for the reference data to be complete goes on waiting. */
    void waitEnds(SourceParts parts, LaneKey lane) {
        AggregateState state = entries.load(parts, lane.aggregate());
        if (!(state.lane(lane.rule()) instanceof Lane.Waiting waiting)) {
            return;
        }
        long waited = clock.getAsLong() - waiting.since();
        if (waited < waitFor || !active.isMissing(lane)) {
            deadlines.at(Math.max(waiting.since() + waitFor, clock.getAsLong() + waitFor), lane);
            return;
        }
        KeptEvent first = first(lane);
        reporter.parked(
                lane,
                first.sequence(),
                first.source(),
                Stage.LOOK_UP,
                new MissingReferenceException(lane, waited, waitFor));
        active.settled(lane);
        entries.save(lane.aggregate(), state, state.with(lane.rule(), waiting.parked()));
    }

    private KeptEvent first(LaneKey lane) {
        return Objects.requireNonNull(kept.first(lane), () -> lane + " does not run but keeps nothing");
    }
}
