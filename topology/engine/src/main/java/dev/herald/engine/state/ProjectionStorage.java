package dev.herald.engine.state;

import dev.herald.engine.project.ProjectionCodec;
import dev.herald.engine.registry.SchemaRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;

/**
 * Stores projections with the id of the schema they were written under, so that the next version of a projection reads
 * what the previous one wrote.
 */
public final class ProjectionStorage {

    private final ProjectionCodec<?> codec;
    private final int id;
    private final SchemaRegistry registry;
    private final Map<Integer, Schema> writers = new HashMap<>();

    /**
     * Creates the storage of one projection.
     *
     * @param id the registry's id of the codec's schema
     */
    public ProjectionStorage(ProjectionCodec<?> codec, int id, SchemaRegistry registry) {
        this.codec = codec;
        this.id = id;
        this.registry = registry;
    }

    /** Refuses a projection that cannot be written, as {@link ProjectionCodec#requireStorable} does. */
    public void requireStorable(Record projection, int maxBytes) {
        codec.requireStorable(projection, maxBytes);
    }

    /** Writes the id of the schema, then the projection. */
    public void write(Record projection, Encoder out) throws IOException {
        out.writeInt(id);
        codec.write(projection, out);
    }

    /** Reads a projection, whichever version of its schema it was written under. */
    public Record read(Decoder in) throws IOException {
        int writer = in.readInt();
        return writer == id ? codec.read(in) : codec.read(writers.computeIfAbsent(writer, registry::schemaById), in);
    }
}
