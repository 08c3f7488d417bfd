package dev.herald.engine.state;

import dev.herald.engine.lane.Lane;
import dev.herald.engine.lane.Window;
import dev.herald.engine.release.Order;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/**
 * The stored form of an aggregate's entry, in Avro's primitives: format version, last sequence, intake, lanes by rule
 * name, the projection after the id of its schema, and windows by rule name where there are any. Not safe for use by
 * several threads at once.
 */
public final class AggregateStateCodec {

    private static final int FORMAT = 1;

    /** The same with windows at the end: an entry without any needs no room for them. */
    private static final int WITH_WINDOWS = 2;

    private static final int OPEN = 0;
    private static final int HOLDING = 1;
    private static final int PARKED = 2;
    private static final int RUNNING = 0;
    private static final int WAITING = 1;
    private static final int RELEASING = 3;

    private final ProjectionStorage projections;
    private final Coder coder = new Coder();

    /** Creates the codec of one domain topic's aggregates. */
    public AggregateStateCodec(ProjectionStorage projections) {
        this.projections = projections;
    }

    /** Returns the entry's bytes. */
    public byte[] write(AggregateState state) {
        return coder.write(out -> {
            out.writeInt(state.windows().isEmpty() ? FORMAT : WITH_WINDOWS);
            out.writeLong(state.lastSequence());
            writeIntake(state.intake(), out);
            out.writeBoolean(state.gapped());
            out.writeInt(state.lanes().size());
            for (Map.Entry<String, Lane> lane : state.lanes().entrySet()) {
                out.writeString(lane.getKey());
                writeLane(lane.getValue(), out);
            }
            projections.write(state.projection(), out);
            if (!state.windows().isEmpty()) {
                WindowCodec.write(state.windows(), out);
            }
        });
    }

    /**
     * Reads an entry.
     *
     * @param place the aggregate, for messages
     * @throws IllegalStateException when the entry was written in a format that this version does not know
     * @throws java.io.UncheckedIOException when the entry is damaged
     */
    public AggregateState read(String place, byte[] bytes) {
        return coder.read(place, bytes, in -> {
            int format = in.readInt();
            if (format != FORMAT && format != WITH_WINDOWS) {
                throw new IllegalStateException(place + ": stored entry has format " + format + ", this version reads "
                        + FORMAT + " and " + WITH_WINDOWS);
            }
            long last = in.readLong();
            Intake intake = readIntake(in);
            boolean gapped = in.readBoolean();
            Map<String, Lane> lanes = readLanes(in);
            Record projection = projections.read(in);
            Map<String, Window> windows = format == WITH_WINDOWS ? WindowCodec.read(in) : Map.of();
            return new AggregateState(last, projection, lanes, intake, gapped, windows);
        });
    }

    private static void writeIntake(Intake intake, Encoder out) throws IOException {
        if (intake instanceof Intake.Holding holding) {
            out.writeInt(HOLDING);
            out.writeLong(holding.kept());
            out.writeLong(holding.since());
        } else if (intake instanceof Intake.Parked parked) {
            out.writeInt(PARKED);
            out.writeLong(parked.kept());
        } else if (intake instanceof Intake.Releasing releasing) {
            out.writeInt(RELEASING);
            out.writeLong(releasing.kept());
            writeOrder(releasing.order(), out);
        } else {
            out.writeInt(OPEN);
        }
    }

    private static Intake readIntake(Decoder in) throws IOException {
        int kind = in.readInt();
        if (kind == HOLDING) {
            return new Intake.Holding(in.readLong(), in.readLong());
        }
        if (kind == RELEASING) {
            return new Intake.Releasing(in.readLong(), readOrder(in));
        }
        return kind == PARKED ? new Intake.Parked(in.readLong()) : Intake.Open.OPEN;
    }

    private static void writeLane(Lane lane, Encoder out) throws IOException {
        if (lane instanceof Lane.Running) {
            out.writeInt(RUNNING);
            out.writeLong(lane.ordinal());
            return;
        }
        out.writeInt(lane instanceof Lane.Waiting ? WAITING : lane instanceof Lane.Parked ? PARKED : RELEASING);
        out.writeLong(lane.ordinal());
        out.writeLong(lane.kept());
        if (lane instanceof Lane.Waiting waiting) {
            out.writeLong(waiting.since());
        } else if (lane instanceof Lane.Releasing releasing) {
            writeOrder(releasing.order(), out);
        }
    }

    private static void writeOrder(Order order, Encoder out) throws IOException {
        out.writeString(order.commandId());
        out.writeString(order.who());
        out.writeString(order.why());
    }

    private static Order readOrder(Decoder in) throws IOException {
        return new Order(in.readString(), in.readString(), in.readString());
    }

    private static Map<String, Lane> readLanes(Decoder in) throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return Map.of();
        }
        Map<String, Lane> lanes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String rule = in.readString();
            lanes.put(rule, readLane(in));
        }
        return Collections.unmodifiableMap(lanes);
    }

    private static Lane readLane(Decoder in) throws IOException {
        int kind = in.readInt();
        long ordinal = in.readLong();
        if (kind == RUNNING) {
            return new Lane.Running(ordinal);
        }
        long kept = in.readLong();
        if (kind == RELEASING) {
            return new Lane.Releasing(ordinal, kept, readOrder(in));
        }
        return kind == WAITING ? new Lane.Waiting(ordinal, kept, in.readLong()) : new Lane.Parked(ordinal, kept);
    }
}
