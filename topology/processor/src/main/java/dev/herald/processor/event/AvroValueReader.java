package dev.herald.processor.event;

import dev.herald.engine.codec.NaturalJson;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads any type in the Confluent wire format, as its writer wrote it. */
public final class AvroValueReader implements ValueReader {

    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    private final SchemaRegistry registry;

    /** Finds writers' schemas in a registry. */
    public AvroValueReader(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RegistryException when the registry does not answer, or refuses us; not when it lacks the schema
     */
    @Override
    public Value read(byte[] value) {
        if (value.length < HEADER_BYTES || value[0] != 0) {
            return new Unreadable("no magic byte 0 and schema id at the start of " + value.length + " bytes");
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        try {
            return read(registry.schemaById(id), value);
        } catch (RegistryException.NotFound | RegistryException.Refused e) {
            return new Unreadable("schema id " + id + ": " + e.getMessage());
        }
    }

    private static Value read(Schema writer, byte[] value) {
        if (writer.getType() != Schema.Type.RECORD) {
            return new Unreadable("schema of " + writer.getType() + ", expected a record's");
        }
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
        try {
            GenericRecord record = new GenericDatumReader<GenericRecord>(writer).read(null, in);
            return in.isEnd()
                    ? new AsJson(NaturalJson.write(record))
                    : new Unreadable("bytes are left behind a record of " + writer.getFullName());
        } catch (IOException | RuntimeException e) {
            // Avro meets bad bytes with exceptions of many kinds; whichever it is, these bytes are no record.
            return new Unreadable("no record of " + writer.getFullName() + ": " + e);
        }
    }
}
