package dev.herald.engine.topology;

import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.release.ControlReader;
import dev.herald.engine.release.ControlReader.Control;
import dev.herald.engine.release.ControlReader.NoCommand;
import dev.herald.engine.release.ControlReader.ToDiscard;
import dev.herald.engine.release.ControlReader.ToEvaluate;
import dev.herald.engine.release.ControlReader.ToRedrive;
import dev.herald.engine.release.Order;
import dev.herald.engine.store.AggregateKey;
import dev.herald.engine.store.KeptStore;
import dev.herald.engine.store.LaneKey;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the commands of the control topic, each once. */
final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private final ControlReader reader;
    private final KeptStore kept;
    private final Map<String, SourceParts> byAggregate;
    private final LaneRelease lanes;
    private final IntakeRelease intakes;
    private final DryRuns dryRuns;
    private final Elsewhere elsewhere;
    private final Supervision supervision;
    private final LongSupplier clock;

    Commands(
            ControlReader reader,
            KeptStore kept,
            Map<String, SourceParts> byAggregate,
            LaneRelease lanes,
            IntakeRelease intakes,
            DryRuns dryRuns,
            Elsewhere elsewhere,
            Supervision supervision,
            LongSupplier clock) {
        this.reader = reader;
        this.kept = kept;
        this.byAggregate = byAggregate;
        this.lanes = lanes;
        this.intakes = intakes;
        this.dryRuns = dryRuns;
        this.elsewhere = elsewhere;
        this.supervision = supervision;
        this.clock = clock;
    }

    /** Sends a command on to where its aggregate is worked on. */
    @FunctionalInterface
    interface Elsewhere {
        /** Returns whether the command was sent on: not where no other part of the topology has that aggregate. */
        boolean send(AggregateKey aggregate, SourceRecord command);
    }

    void apply(SourceRecord source) {
        Control control = reader.read(source.value());
        AggregateKey aggregate = aggregate(control);
        if (aggregate != null && elsewhere.send(aggregate, source)) {
            return;
        }
        if (control instanceof ToRedrive redrive) {
            redrive(redrive);
        } else if (control instanceof ToDiscard discard) {
            discard(discard);
        } else if (control instanceof ToEvaluate evaluate) {
            evaluate(evaluate);
        } else {
            LOG.warn(
                    "{}-{}@{}: not applied: {}",
                    source.topic(),
                    source.partition(),
                    source.offset(),
                    ((NoCommand) control).reason());
        }
    }

    private static @Nullable AggregateKey aggregate(Control control) {
        if (control instanceof ToRedrive redrive) {
            return new AggregateKey(redrive.aggregate(), redrive.aggregateId());
        }
        if (control instanceof ToDiscard discard) {
            return new AggregateKey(discard.aggregate(), discard.aggregateId());
        }
        return control instanceof ToEvaluate evaluate
                ? new AggregateKey(evaluate.aggregate(), evaluate.aggregateId())
                : null;
    }

    private void redrive(ToRedrive command) {
        LaneKey lane = lane(command.aggregate(), command.aggregateId(), command.rule());
        SourceParts parts = parts(lane, command.order());
        if (parts != null) {
            if (command.rule().isEmpty()) {
                intakes.redrive(parts, lane, command.order());
            } else {
                lanes.redrive(parts, lane, command.order());
            }
        }
    }

    private void discard(ToDiscard command) {
        LaneKey lane = lane(command.aggregate(), command.aggregateId(), command.rule());
        SourceParts parts = parts(lane, command.order());
        if (parts != null) {
            if (command.rule().isEmpty()) {
                intakes.discard(parts, lane, command.sequence(), command.order());
            } else {
                lanes.discard(parts, lane, command.sequence(), command.order());
            }
        }
    }

    /** Evaluated as often as it comes: it changes nothing, so its id is not remembered either. */
    private void evaluate(ToEvaluate command) {
        LaneKey lane = lane(command.aggregate(), command.aggregateId(), command.rule());
        SourceParts parts = byAggregate.get(command.aggregate());
        if (parts == null) {
            unknown(lane, command.order());
        } else {
            dryRuns.ask(parts, lane, command);
        }
    }

    /** Returns null, and says why, for a command that is not to be applied. */
    private @Nullable SourceParts parts(LaneKey lane, Order order) {
        SourceParts parts = byAggregate.get(lane.aggregate().aggregate());
        if (parts == null) {
            unknown(lane, order);
        } else if (!kept.applied(order.commandId(), clock.getAsLong())) {
            LaneLine.of(LOG.atInfo(), supervision.context(), lane)
                    .log("command {}: has been applied before", order.commandId());
            return null;
        }
        return parts;
    }

    private void unknown(LaneKey lane, Order order) {
        String reason = "the publication has no aggregate '" + lane.aggregate().aggregate() + "'";
        LaneLine.of(LOG.atWarn(), supervision.context(), lane)
                .log("command {}: not applied: {}", order.commandId(), reason);
        supervision.withoutEffect(lane, order, reason);
    }

    private static LaneKey lane(String aggregate, String id, String rule) {
        return new LaneKey(new AggregateKey(aggregate, id), rule);
    }
}
