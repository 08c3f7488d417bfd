package dev.herald.engine.codec;

import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.SchemaRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Confluent wire format into compiled records, each writer's schema resolved to the compiled one, once per
 * schema id. Logical types become the Java types of the generated class. Not safe for use by several threads at once: it
 * works with one decoder.
 *
 * <p>Hostile bytes cost no more than they are: a declared length beyond the value's end is refused before anything is
 * allocated, and nesting without end is refused when it fills the stack. Avro's own limits, the system properties
 * {@code org.apache.avro.limits.*}, hold as well.
 */
public final class AvroDecoder implements ValueDecoder {

    private final SchemaRegistry registry;
    private final KnownTypes types;
    private final WriterCache writers = new WriterCache();
    private @Nullable BinaryDecoder binary;

    /**
     * Creates a decoder and makes its types {@linkplain TrustedTypes#trust trusted}.
     *
     * @param registry where the writers' schemas are found; an id that it does not know is asked for again each time
     * @param types the compiled records to read; every other type is {@link Decoded.UnknownType}
     * @throws IllegalArgumentException when two types have the same name or alias
     */
    public AvroDecoder(SchemaRegistry registry, Collection<? extends Class<? extends SpecificRecord>> types) {
        TrustedTypes.trust(List.copyOf(types));
        this.registry = registry;
        this.types = new KnownTypes(types);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The record must fill the value: bytes behind it make it undecodable.
     */
    @Override
    public Decoded decode(byte[] value) {
        if (value.length < WireFormat.HEADER_BYTES) {
            return undecodable("value has " + value.length + " bytes, expected at least " + WireFormat.HEADER_BYTES
                    + ": magic byte and schema id");
        }
        if (value[0] != WireFormat.MAGIC) {
            return undecodable(String.format("value starts with byte 0x%02x, expected magic byte 0x00", value[0]));
        }
        int schemaId = WireFormat.schemaId(value);
        Writer writer = writers.get(schemaId);
        return writer == null ? first(schemaId, value) : decode(writer, value);
    }

    private Decoded first(int schemaId, byte[] value) {
        if (schemaId < 0) {
            return undecodable("schema id " + schemaId + ", expected 0 or more");
        }
        Schema schema;
        try {
            schema = registry.schemaById(schemaId);
        } catch (RegistryException.NotFound | RegistryException.Refused e) {
            return new Decoded.Undecodable("schema id " + schemaId + " cannot be resolved: " + e.getMessage(), e);
        }
        Writer writer = writer(schemaId, schema);
        writers.put(writer);
        return decode(writer, value);
    }

    private Writer writer(int schemaId, Schema schema) {
        DatumReader<SpecificRecord> reader = types.reader(schema);
        return reader == null
                ? new Writer.Foreign(schemaId, new Decoded.UnknownType(schema.getFullName(), schemaId))
                : new Writer.Known(schemaId, schema.getFullName(), reader);
    }

    private Decoded decode(Writer writer, byte[] value) {
        return writer instanceof Writer.Known known ? read(known, value) : ((Writer.Foreign) writer).outcome();
    }

    private Decoded read(Writer.Known writer, byte[] value) {
        int length = value.length - WireFormat.HEADER_BYTES;
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER_BYTES, length, binary);
        binary = in;
        try {
            SpecificRecord record = writer.reader().read(null, in);
            return in.isEnd()
                    ? new Decoded.Known(record)
                    : undecodable(place(writer) + in.remainingBytes() + " of " + length + " bytes are left behind it");
        } catch (EOFException e) {
            return new Decoded.Undecodable(place(writer) + "the value ends inside it, after " + length + " bytes", e);
        } catch (IOException | RuntimeException e) {
            // Avro meets bad bytes with exceptions of many kinds; whichever it is, these bytes are no record.
            return new Decoded.Undecodable(place(writer) + e.getMessage(), e);
        } catch (StackOverflowError e) {
            // The one error that bytes alone can cause: a recursive type nested deeper than the stack.
            return undecodable(place(writer) + "nested too deep for the stack, in " + length + " bytes");
        }
    }

    private static String place(Writer.Known writer) {
        return "record " + writer.fullName() + ", schema id " + writer.schemaId() + ": ";
    }

    private static Decoded.Undecodable undecodable(String reason) {
        return new Decoded.Undecodable(reason, null);
    }
}
