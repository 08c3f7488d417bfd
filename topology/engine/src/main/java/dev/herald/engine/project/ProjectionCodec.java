package dev.herald.engine.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.ResolvingDecoder;

/**
 * How a projection is stored: a Java record as Avro binary, under a schema derived from its components.
 *
 * <p>A component may be boolean, int, long, double, {@link String}, {@link java.math.BigDecimal},
 * {@link java.time.Instant} (to the microsecond), {@link java.time.LocalDate}, an enum, a record, a {@link List} or a
 * {@link java.util.Map} with String keys; one marked {@code @Nullable} may be null. A component that stored state does
 * not have yet reads as null, zero, false or empty; an enum or a record has no such natural value, so add it
 * {@code @Nullable}. A projection must not contain itself.
 *
 * @param <P> the projection
 */
public final class ProjectionCodec<P extends Record> {

    private final Part part;
    private final Class<P> type;

    private ProjectionCodec(Class<P> type, Part part) {
        this.type = type;
        this.part = part;
    }

    /**
     * Returns the codec of a projection.
     *
     * @throws IllegalArgumentException when a component cannot be stored, naming each such component
     */
    public static <P extends Record> ProjectionCodec<P> of(Class<P> type) {
        PartFactory factory = new PartFactory();
        Part part = factory.structure(type);
        if (part == null) {
            throw new IllegalArgumentException(String.join("; ", factory.faults()));
        }
        return new ProjectionCodec<>(type, part);
    }

    /** Returns why a projection cannot be stored; empty where it can. */
    public static List<String> faults(Class<? extends Record> type) {
        PartFactory factory = new PartFactory();
        return factory.structure(type) == null ? factory.faults() : List.of();
    }

    /** Returns the schema that state is written under. */
    public Schema schema() {
        return part.schema();
    }

    /**
     * Writes a projection.
     *
     * @throws NullPointerException when a component is null that is not marked {@code @Nullable}
     * @throws IOException when the output fails
     */
    public void write(Record projection, Encoder out) throws IOException {
        part.write(projection, out);
    }

    /**
     * Refuses a projection that cannot be written.
     *
     * @param maxBytes the size that it may have
     * @throws RuntimeException when it is null or too large, or a component is null or out of range, naming the component
     *     where it is null
     */
    public void requireStorable(Record projection, int maxBytes) {
        Objects.requireNonNull(projection, () -> type.getName() + ": the fold returned null");
        SizeMeter meter = new SizeMeter();
        try {
            part.write(projection, meter);
        } catch (IOException e) {
            throw new UncheckedIOException("an output that keeps nothing failed", e);
        }
        if (meter.bytes() > maxBytes) {
            throw new IllegalStateException(type.getName() + ": the projection takes up to " + meter.bytes()
                    + " bytes; the limit is " + maxBytes);
        }
    }

    /**
     * Reads a projection that was written under the same schema.
     *
     * @throws IOException when the input is not of this schema
     */
    public P read(Decoder in) throws IOException {
        return type.cast(part.read(in));
    }

    /**
     * Reads a projection that was written under another version of its schema, to the end of what was written.
     *
     * @throws IOException when the input is not of that schema
     * @throws org.apache.avro.AvroTypeException when that version cannot be read as this one
     */
    public P read(Schema writer, Decoder in) throws IOException {
        ResolvingDecoder resolving = DecoderFactory.get().resolvingDecoder(writer, part.schema(), in);
        P projection = read(resolving);
        resolving.drain();
        return projection;
    }
}
