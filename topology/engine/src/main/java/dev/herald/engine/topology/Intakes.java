package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.publication.Bounds;
import dev.herald.engine.receive.Received;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.sequence.Verdict;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.engine.step.Step;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.DeadlineStore;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.store.SeenIds;
import dev.herald.engine.trace.TaskTrace;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Lets events into their aggregates, in order: sequence, then the core, then its effects; one load and one save. */
final class Intakes {

    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private final Entries entries;
    private final KeptStore kept;
    private final DeadlineStore deadlines;
    private final SeenIds seen;
    private final LookupReferences references;
    private final EffectRunner effects;
    private final Reporter reporter;
    private final Supervisor supervisor;
    private final TaskTrace trace;
    private final Accounts accounts;
    private final Bounds bounds;
    private final LongSupplier clock;

    Intakes(TaskStores stores, TaskWork work, Accounts accounts, Bounds bounds, LongSupplier clock) {
        this.entries = stores.entries();
        this.kept = stores.kept();
        this.deadlines = stores.deadlines();
        this.seen = stores.seen();
        this.references = work.references();
        this.effects = work.effects();
        this.reporter = work.reporter();
        this.supervisor = work.supervisor();
        this.trace = work.trace();
        this.accounts = accounts;
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Takes a record in: it goes on, is kept, or is dropped as a duplicate. */
    void admit(SourceParts parts, Received.Placed placed, SourceRecord source) {
        AggregateKey key = new AggregateKey(parts.aggregate(), placed.key().aggregateId());
        AggregateState before = entries.load(parts, key);
        if (parts.hasSequences()) {
            admit(parts, key, before, placed, source);
        } else if (!(placed instanceof Received.Fact fact)) {
            countWithoutFact(placed);
        } else if (isNew(parts, key, fact)) {
            long next = before.lastSequence() + before.intake().kept() + 1;
            admit(parts, key, before, fact.numbered(next), source);
        } else {
            accounts.count("", Outcome.DUPLICATE);
        }
    }

    private boolean isNew(SourceParts parts, AggregateKey key, Received.Fact fact) {
        if (parts.dedupWindow() == SourceParts.NO_DUPLICATES) {
            return true;
        }
        long time = Math.min(fact.event().time().toEpochMilli(), clock.getAsLong());
        return seen.isNew(key, fact.event().id(), time, parts.dedupWindow());
    }

    private void admit(
            SourceParts parts, AggregateKey key, AggregateState before, Received.Placed placed, SourceRecord source) {
        long sequence = placed.key().sequence();
        Verdict verdict = Verdict.of(before.lastSequence(), sequence);
        if (verdict == Verdict.DUPLICATE) {
            passedBefore(key, before, sequence, source);
        } else if (verdict == Verdict.NEXT && isOpen(before.intake())) {
            AggregateState passed = pass(parts, key, before, placed, source);
            AggregateState after =
                    passed.lastSequence() == before.lastSequence() ? keep(key, passed, sequence, source) : passed;
            entries.save(key, before, drain(parts, key, after));
        } else {
            AggregateState after = keep(key, before, sequence, source);
            entries.save(key, before, tooManyHeld(after) ? passGap(parts, key, after) : after);
        }
    }

    private static boolean isOpen(Intake intake) {
        return intake instanceof Intake.Open || intake instanceof Intake.Holding;
    }

    private void passedBefore(AggregateKey key, AggregateState state, long sequence, SourceRecord source) {
        if (state.gapped() && kept.fill(key, sequence)) {
            accounts.count("", Outcome.DEAD_LETTERED);
            Throwable late = new LateEventException(key, sequence, state.lastSequence());
            reporter.refused(LaneKey.intake(key), sequence, source, Stage.SEQUENCE, late);
        } else {
            accounts.count("", Outcome.DUPLICATE);
        }
    }

    private AggregateState keep(AggregateKey key, AggregateState state, long sequence, SourceRecord source) {
        LaneKey intake = LaneKey.intake(key);
        if (kept.has(intake, sequence)) {
            accounts.count("", Outcome.DUPLICATE);
            return state;
        }
        if (state.intake().kept() >= bounds.keepEvents()) {
            accounts.count("", Outcome.DEAD_LETTERED);
            Throwable full = new KeptLimitException(intake, state.intake().kept());
            reporter.refused(intake, sequence, source, Stage.KEEP, full);
            return state;
        }
        kept.keep(intake, new KeptEvent(sequence, source, null));
        Intake after = state.intake().keepOne(clock.getAsLong());
        if (after instanceof Intake.Holding holding && holding.kept() == 1) {
            deadlines.at(holding.since() + bounds.holdFor().toMillis(), intake);
        }
        return state.with(after);
    }

    /** Lets the next event pass; where its fold fails, the aggregate is parked and the event has not passed. */
    private AggregateState pass(
            SourceParts parts, AggregateKey key, AggregateState state, Received.Placed placed, SourceRecord source) {
        if (!(placed instanceof Received.Fact fact)) {
            countWithoutFact(placed);
            return state.passed(state.projection());
        }
        long now = clock.getAsLong();
        Step.Result result = parts.step().apply(state, fact.event(), new Step.Surroundings(references, now, trace));
        effects.run(result.effects(), key, placed.key().sequence(), source);
        waitingSince(key, state, result.state());
        if (result.state().lastSequence() > state.lastSequence()) {
            supervisor.passed(key, fact.event(), result.state().projection(), source);
        }
        return result.state();
    }

    private void waitingSince(AggregateKey key, AggregateState before, AggregateState after) {
        if (before.lanes() != after.lanes()) {
            after.lanes().forEach((rule, lane) -> {
                if (lane instanceof Lane.Waiting waiting && !(before.lane(rule) instanceof Lane.Waiting)) {
                    deadlines.at(waiting.since() + bounds.waitFor().toMillis(), new LaneKey(key, rule));
                }
            });
        }
    }

    private void countWithoutFact(Received.Placed placed) {
        accounts.count("", placed instanceof Received.Erased ? Outcome.TOMBSTONE : Outcome.UNKNOWN_TYPE);
    }

    /** Lets kept events pass for as long as the next one is there. */
    private AggregateState drain(SourceParts parts, AggregateKey key, AggregateState passed) {
        AggregateState state = passed;
        boolean more = true;
        while (more && state.intake() instanceof Intake.Draining) {
            AggregateState next = drainOne(parts, key, state);
            more = next.lastSequence() > state.lastSequence();
            state = next;
        }
        return state;
    }

    /** Lets the first kept event pass, if it is the next and its fold does not fail. */
    AggregateState drainOne(SourceParts parts, AggregateKey key, AggregateState state) {
        LaneKey intake = LaneKey.intake(key);
        KeptEvent first = first(intake);
        if (first.sequence() != state.lastSequence() + 1) {
            return state;
        }
        if (!(parts.read(first) instanceof Received.Placed placed)) {
            throw new IllegalStateException(intake + ": the kept event " + first.sequence() + " cannot be read now");
        }
        Intake.Draining draining = (Intake.Draining) state.intake();
        AggregateState after = pass(parts, key, state, placed, first.source());
        if (after.lastSequence() == state.lastSequence()) {
            return after;
        }
        kept.release(intake, first.sequence());
        return after.with(draining.releaseOne());
    }

    private boolean tooManyHeld(AggregateState state) {
        return state.intake() instanceof Intake.Holding holding && holding.kept() >= bounds.holdEvents();
    }

    /** Goes on without the events that are missing. */
    private AggregateState passGap(SourceParts parts, AggregateKey key, AggregateState state) {
        long next = first(LaneKey.intake(key)).sequence();
        long missing = state.lastSequence() + 1;
        reporter.supervision().gap(key, missing, next - 1, (Intake.Holding) state.intake());
        kept.gap(key, missing, next - 1);
        return drain(parts, key, state.passedGapBefore(next));
    }

    /**
     * Passes the gap of an aggregate whose hold is over.
     *
     * @param caughtUpSince since when the partition is caught up, in milliseconds of the wall clock
     */
    void holdEnds(SourceParts parts, LaneKey intake, long caughtUpSince) {
        AggregateState state = entries.load(parts, intake.aggregate());
        if (!(state.intake() instanceof Intake.Holding holding)) {
            return;
        }
        long end = Math.max(holding.since(), caughtUpSince) + bounds.holdFor().toMillis();
        if (clock.getAsLong() < end) {
            deadlines.at(end, intake);
            return;
        }
        references.workAtLatest();
        AggregateState after = passGap(parts, intake.aggregate(), state);
        if (after.intake() instanceof Intake.Holding again) {
            Intake.Holding anew = new Intake.Holding(again.kept(), clock.getAsLong());
            deadlines.at(anew.since() + bounds.holdFor().toMillis(), intake);
            after = after.with(anew);
        }
        entries.save(intake.aggregate(), state, after);
    }

    /** Looks at a hold again later: the partition is not caught up. */
    void holdLater(LaneKey intake) {
        deadlines.at(clock.getAsLong() + LOOK_AGAIN_MILLIS, intake);
    }

    private KeptEvent first(LaneKey intake) {
        return Objects.requireNonNull(kept.first(intake), () -> intake + " holds but keeps nothing");
    }
}
