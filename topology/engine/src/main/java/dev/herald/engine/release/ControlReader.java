package dev.herald.engine.release;

import dev.herald.control.Discard;
import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.registry.SchemaRegistry;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads the records of a control topic. Not safe for use by several threads at once. */
public final class ControlReader {

    private final AvroDecoder decoder;

    /**
     * Creates a reader.
     *
     * @param registry where writers' schemas are found
     */
    public ControlReader(SchemaRegistry registry) {
        this.decoder = new AvroDecoder(registry, List.of(Redrive.class, Discard.class, Evaluate.class));
    }

    /** What a control record turned out to be. */
    public sealed interface Control {}

    /** Go on with a parked lane. The rule is empty for the aggregate as a whole. */
    public record ToRedrive(String aggregate, String aggregateId, String rule, Order order) implements Control {}

    /** Take the event at which a lane is parked out of it. The rule is empty for the aggregate as a whole. */
    public record ToDiscard(String aggregate, String aggregateId, String rule, long sequence, Order order)
            implements Control {}

    /**
     * Say what would come of a redrive, or of a discard. The rule is empty for the aggregate as a whole, and the sequence 0
     * for a redrive.
     */
    public record ToEvaluate(String aggregate, String aggregateId, String rule, long discarded, Order order)
            implements Control {}

    /** A record that is no command, and why. */
    public record NoCommand(String reason) implements Control {}

    /** Reads a record's value. */
    public Control read(byte @Nullable [] value) {
        if (value == null) {
            return new NoCommand("a control record without a value");
        }
        Decoded decoded = decoder.decode(value);
        if (decoded instanceof Decoded.Known known) {
            return of(known.record());
        }
        return decoded instanceof Decoded.UnknownType unknown
                ? new NoCommand(unknown.fullName() + " is no command")
                : new NoCommand(((Decoded.Undecodable) decoded).reason());
    }

    private static Control of(SpecificRecord command) {
        if (command instanceof Redrive redrive) {
            return of(redrive);
        }
        return command instanceof Discard discard ? of(discard) : of((Evaluate) command);
    }

    private static Control of(Redrive redrive) {
        return new ToRedrive(
                redrive.getAggregate(),
                redrive.getAggregateId(),
                redrive.getRule(),
                new Order(redrive.getCommandId(), redrive.getWho(), redrive.getWhy()));
    }

    private static Control of(Discard discard) {
        return new ToDiscard(
                discard.getAggregate(),
                discard.getAggregateId(),
                discard.getRule(),
                discard.getSequence(),
                new Order(discard.getCommandId(), discard.getWho(), discard.getWhy()));
    }

    private static Control of(Evaluate evaluate) {
        return new ToEvaluate(
                evaluate.getAggregate(),
                evaluate.getAggregateId(),
                evaluate.getRule(),
                evaluate.getDiscarded(),
                new Order(evaluate.getCommandId(), evaluate.getWho(), ""));
    }
}
