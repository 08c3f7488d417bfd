package dev.herald.engine.topology;

import dev.herald.engine.lane.Lane;
import dev.herald.engine.receive.Received;
import dev.herald.engine.release.ControlReader.ToEvaluate;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Step;
import dev.herald.engine.store.KeptEvent;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import dev.herald.engine.topology.DryRunAnswer.End;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what a redrive or a discard would do: the same core on the same kept events, on a copy of the state. What the core
 * wants done is told instead of done, so nothing is sent, stored or counted.
 */
final class DryRun {

    private final Entries entries;
    private final KeptStore kept;
    private final LookupReferences references;
    private final Foreseen foreseen;
    private final LongSupplier clock;

    DryRun(TaskStores stores, LookupReferences references, Foreseen foreseen, LongSupplier clock) {
        this.entries = stores.entries();
        this.kept = stores.kept();
        this.references = references;
        this.foreseen = foreseen;
        this.clock = clock;
    }

    /** Evaluates a parked lane, or an aggregate that is parked as a whole, for as long as the slice lasts. */
    End evaluate(SourceParts parts, LaneKey lane, ToEvaluate command, DryRunAnswer answer, Slice slice) {
        return new Attempt(parts, lane, command, answer, slice).run();
    }

    private final class Attempt {

        private final SourceParts parts;
        private final LaneKey lane;
        private final ToEvaluate command;
        private final DryRunAnswer answer;
        private final Slice slice;
        private final Step.Surroundings surroundings = new Step.Surroundings(references, clock.getAsLong());
        private AggregateState state;
        private long from;

        private Attempt(SourceParts parts, LaneKey lane, ToEvaluate command, DryRunAnswer answer, Slice slice) {
            this.parts = parts;
            this.lane = lane;
            this.command = command;
            this.answer = answer;
            this.slice = slice;
            this.state = entries.load(parts, lane.aggregate());
        }

        private End run() {
            KeptEvent first = next();
            boolean discards = command.discarded() != 0;
            if (first == null || (discards && command.discarded() != first.sequence())) {
                return End.NOT_PARKED;
            }
            End end;
            if (lane.rule().isEmpty()) {
                end = state.intake() instanceof Intake.Parked parked ? release(parked, discards) : End.NOT_PARKED;
            } else {
                end = state.lane(lane.rule()) instanceof Lane.Parked parked
                        ? release(parked, discards)
                        : End.NOT_PARKED;
            }
            while (end == null) {
                end = lane.rule().isEmpty() ? letOnePass() : letOneGoOn();
            }
            return end;
        }

        private @Nullable KeptEvent next() {
            return kept.firstFrom(lane, from);
        }

        /** Says whether the discarded event, if any, can be told of. */
        private @Nullable End release(Lane.Parked parked, boolean discards) {
            answer.keeps(parked.kept());
            if (discards) {
                Step.Result result =
                        parts.step().discard(state, lane.rule(), parked, command.order(), surroundings.now());
                return told(command.discarded(), result);
            }
            state = state.with(lane.rule(), parked.released(command.order()));
            return null;
        }

        private @Nullable End release(Intake.Parked parked, boolean discards) {
            answer.keeps(parked.kept());
            Intake.Releasing releasing = new Intake.Releasing(parked.kept(), command.order());
            if (discards) {
                return passed(command.discarded(), releasing, Outcome.DISCARDED);
            }
            state = state.with(releasing);
            return null;
        }

        /** As {@link LaneRelease} does it; returns null while there is more. */
        private @Nullable End letOneGoOn() {
            Lane now = state.lane(lane.rule());
            if (!(now instanceof Lane.Releasing)) {
                return now instanceof Lane.Waiting
                        ? End.WAITING
                        : now instanceof Lane.Parked ? End.PARKED : End.RELEASED;
            }
            if (!slice.lasts()) {
                return End.CUT;
            }
            KeptEvent event = Objects.requireNonNull(next(), () -> lane + " keeps less than it says");
            Step.Result result = LaneRelease.resumed(parts, lane, state, event, surroundings);
            return result.effects().isEmpty() ? End.BUSY : told(event.sequence(), result);
        }

        /** As {@link IntakeRelease} does it; returns null while there is more. */
        private @Nullable End letOnePass() {
            if (!(state.intake() instanceof Intake.Releasing releasing)) {
                return End.RELEASED;
            }
            KeptEvent event = next();
            if (event == null || event.sequence() != state.lastSequence() + 1) {
                return End.HELD;
            }
            if (!slice.lasts()) {
                return End.CUT;
            }
            Received received = parts.read(event);
            if (!(received instanceof Received.Fact fact)) {
                boolean erased = received instanceof Received.Erased;
                return passed(event.sequence(), releasing, erased ? Outcome.TOMBSTONE : Outcome.UNKNOWN_TYPE);
            }
            Step.Result result = parts.step().apply(state, fact.event(), surroundings);
            boolean folded = result.state().lastSequence() > state.lastSequence();
            End cut = told(event.sequence(), result);
            if (cut == null && folded) {
                state = state.with(releasing.releaseOne());
            }
            return cut == null && !folded ? End.PARKED : cut;
        }

        private @Nullable End passed(long sequence, Intake.Releasing releasing, Outcome outcome) {
            state = state.passed(state.projection()).with(releasing.releaseOne());
            return goneOn(sequence, answer.add(sequence, outcome));
        }

        private @Nullable End told(long sequence, Step.Result result) {
            state = result.state();
            return goneOn(sequence, answer.add(foreseen.of(sequence, result.effects(), state)));
        }

        private @Nullable End goneOn(long sequence, boolean fits) {
            from = sequence + 1;
            slice.spent();
            return fits ? null : End.CUT;
        }
    }
}
