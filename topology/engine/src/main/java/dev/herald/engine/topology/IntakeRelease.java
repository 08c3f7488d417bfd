package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.release.Order;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.store.DeadlineStore;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import java.util.function.LongSupplier;

/** Goes on with aggregates that were parked as a whole, in order, through everything that they have kept. */
final class IntakeRelease {

    private final Intakes intakes;
    private final Entries entries;
    private final KeptStore kept;
    private final DeadlineStore deadlines;
    private final LookupReferences references;
    private final ActiveLanes active;
    private final Reporter reporter;
    private final Accounts accounts;
    private final LongSupplier clock;
    private final long holdFor;

    IntakeRelease(
            Intakes intakes, TaskStores stores, TaskWork work, Accounts accounts, LongSupplier clock, long holdFor) {
        this.intakes = intakes;
        this.entries = stores.entries();
        this.kept = stores.kept();
        this.deadlines = stores.deadlines();
        this.references = work.references();
        this.active = work.active();
        this.reporter = work.reporter();
        this.accounts = accounts;
        this.clock = clock;
        this.holdFor = holdFor;
    }

    /** Begins to release an aggregate that is parked as a whole; any other stays as it is. */
    void redrive(SourceParts parts, LaneKey intake, Order order) {
        AggregateState state = entries.load(parts, intake.aggregate());
        if (state.intake() instanceof Intake.Parked parked) {
            entries.save(intake.aggregate(), state, state.with(parked.released(order)));
            active.release(intake);
        } else {
            reporter.supervision().withoutEffect(intake, order, notParked(state));
        }
    }

    private static String notParked(AggregateState state) {
        return "the aggregate is not parked: " + state.intake().getClass().getSimpleName();
    }

    /** Lets the event at which an aggregate is parked pass without being folded, and releases the rest. */
    void discard(SourceParts parts, LaneKey intake, long sequence, Order order) {
        AggregateState state = entries.load(parts, intake.aggregate());
        if (!(state.intake() instanceof Intake.Parked parked)) {
            reporter.supervision().withoutEffect(intake, order, notParked(state));
        } else if (state.lastSequence() + 1 != sequence) {
            String reason = "the aggregate is parked at event " + (state.lastSequence() + 1) + ", not " + sequence;
            reporter.supervision().withoutEffect(intake, order, reason);
        } else {
            kept.release(intake, sequence);
            accounts.count("", Outcome.DISCARDED);
            reporter.supervision().discarded(intake, sequence, order);
            Intake rest = new Intake.Releasing(parked.kept(), order).releaseOne();
            AggregateState after = state.passed(state.projection()).with(rest);
            if (rest instanceof Intake.Open) {
                reporter.supervision().released(intake, sequence, order, false);
            } else {
                active.release(intake);
            }
            entries.save(intake.aggregate(), state, after);
        }
    }

    /** Goes on with an aggregate that is being released, for as long as its events do and the slice lasts. */
    void resume(SourceParts parts, LaneKey intake, Slice slice) {
        AggregateState before = entries.load(parts, intake.aggregate());
        AggregateState state = before;
        references.workAtLatest();
        boolean more = true;
        while (more && slice.lasts() && state.intake() instanceof Intake.Releasing) {
            AggregateState next = intakes.drainOne(parts, intake.aggregate(), state);
            slice.spent();
            more = next.lastSequence() > state.lastSequence();
            state = next;
        }
        entries.save(intake.aggregate(), before, released(intake, before, state, more));
    }

    private AggregateState released(LaneKey intake, AggregateState before, AggregateState state, boolean more) {
        if (state.intake() instanceof Intake.Releasing && more) {
            active.release(intake);
            return state;
        }
        active.settled(intake);
        if (before.intake() instanceof Intake.Releasing releasing && !(state.intake() instanceof Intake.Parked)) {
            reporter.supervision()
                    .released(
                            intake,
                            state.lastSequence(),
                            releasing.order(),
                            state.intake() instanceof Intake.Releasing);
        }
        if (state.intake() instanceof Intake.Releasing gap) {
            long now = clock.getAsLong();
            deadlines.at(now + holdFor, intake);
            return state.with(new Intake.Holding(gap.kept(), now));
        }
        return state;
    }
}
