package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.receive.Received;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.sequence.Verdict;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Step;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.AggregateStore;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Lets events into their aggregates, in order: sequence, then the core, then its effects; one load and one save. */
final class Aggregates {

    private final AggregateStore states;
    private final KeptStore kept;
    private final LookupReferences references;
    private final WaitingLanes waiting;
    private final EffectRunner effects;
    private final Accounts accounts;
    private final LongSupplier clock;

    Aggregates(
            AggregateStore states,
            KeptStore kept,
            LookupReferences references,
            WaitingLanes waiting,
            EffectRunner effects,
            Accounts accounts,
            LongSupplier clock) {
        this.states = states;
        this.kept = kept;
        this.references = references;
        this.waiting = waiting;
        this.effects = effects;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Takes a record in: it goes on, is kept, or is dropped as a duplicate. */
    void admit(SourceParts parts, Received.Placed placed, SourceRecord source) {
        AggregateKey key = new AggregateKey(parts.aggregate(), placed.key().aggregateId());
        AggregateState stored = states.load(key);
        AggregateState state = stored == null ? parts.step().initial() : stored;
        Verdict verdict = Verdict.of(state.lastSequence(), placed.key().sequence());
        if (verdict == Verdict.DUPLICATE) {
            accounts.count("", Outcome.DUPLICATE);
            return;
        }
        AggregateState after = verdict == Verdict.NEXT && !(state.intake() instanceof Intake.Parked)
                ? drain(parts, key, pass(parts, key, state, placed, source, false))
                : keep(key, state, placed.key().sequence(), source);
        states.save(key, after);
    }

    /** Goes on with a waiting lane for as long as its events go on. */
    void resume(SourceParts parts, LaneKey lane, long mark) {
        AggregateKey key = lane.aggregate();
        AggregateState state = Objects.requireNonNull(states.load(key), () -> key + ": a lane waits without a state");
        boolean more = state.lane(lane.rule()) instanceof Lane.Waiting;
        references.workAt(mark);
        while (more) {
            Lane before = state.lane(lane.rule());
            state = resumeFirst(parts, lane, state);
            Lane after = state.lane(lane.rule());
            more = after instanceof Lane.Waiting && after.kept() < before.kept();
            references.workAtLatest();
        }
        if (!(state.lane(lane.rule()) instanceof Lane.Waiting)) {
            waiting.settled(lane);
        }
        states.save(key, state);
    }

    private AggregateState resumeFirst(SourceParts parts, LaneKey lane, AggregateState state) {
        KeptEvent first = Objects.requireNonNull(kept.first(lane), () -> lane + " waits but keeps nothing");
        if (!(parts.receiver().receive(first.source()) instanceof Received.Fact fact)) {
            throw new IllegalStateException(lane + ": the kept event " + first.sequence() + " can no longer be read");
        }
        Record projection = Objects.requireNonNull(first.projection(), () -> lane + ": kept without a projection");
        Step.Result result = parts.step().resume(state, lane.rule(), fact.event(), projection, surroundings());
        effects.run(result.effects(), lane.aggregate(), first.sequence(), first.source());
        return result.state();
    }

    private AggregateState keep(AggregateKey key, AggregateState state, long sequence, SourceRecord source) {
        if (!kept.keep(LaneKey.intake(key), new KeptEvent(sequence, source, null))) {
            accounts.count("", Outcome.DUPLICATE);
            return state;
        }
        Intake intake = state.intake();
        boolean parked = intake instanceof Intake.Parked;
        accounts.count("", parked ? Outcome.PARKED : Outcome.HELD);
        return state.with(intake.keepOne(clock.getAsLong()));
    }

    /**
     * Lets the next event pass.
     *
     * @param isKept whether it is among the kept ones already
     */
    private AggregateState pass(
            SourceParts parts,
            AggregateKey key,
            AggregateState state,
            Received.Placed placed,
            SourceRecord source,
            boolean isKept) {
        if (!(placed instanceof Received.Fact fact)) {
            boolean erased = placed instanceof Received.Erased;
            accounts.count("", erased ? Outcome.TOMBSTONE : Outcome.UNKNOWN_TYPE);
            return state.passed(state.projection());
        }
        Step.Result result = parts.step().apply(state, fact.event(), surroundings());
        effects.run(result.effects(), key, placed.key().sequence(), source);
        boolean failed = result.state().intake() instanceof Intake.Parked;
        return failed && !isKept ? keep(key, result.state(), placed.key().sequence(), source) : result.state();
    }

    /** Lets held events pass for as long as the next one is there. */
    private AggregateState drain(SourceParts parts, AggregateKey key, AggregateState passed) {
        AggregateState state = passed;
        LaneKey intake = LaneKey.intake(key);
        while (state.intake() instanceof Intake.Holding holding) {
            KeptEvent first = Objects.requireNonNull(kept.first(intake), () -> key + " holds but keeps nothing");
            if (first.sequence() != state.lastSequence() + 1) {
                return state;
            }
            if (!(parts.receiver().receive(first.source()) instanceof Received.Placed placed)) {
                throw new IllegalStateException(
                        key + ": the held event " + first.sequence() + " can no longer be read");
            }
            state = pass(parts, key, state, placed, first.source(), true);
            if (state.intake() instanceof Intake.Parked) {
                return state;
            }
            kept.release(intake, first.sequence());
            state = state.with(holding.releaseOne());
        }
        return state;
    }

    private Step.Surroundings surroundings() {
        return new Step.Surroundings(references, clock.getAsLong());
    }
}
