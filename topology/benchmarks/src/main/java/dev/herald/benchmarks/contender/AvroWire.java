package dev.herald.benchmarks.contender;

import dev.herald.engine.codec.TrustedTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Avro's own readers and writers behind the five bytes of Confluent's wire format. For one thread. */
public final class AvroWire {

    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    private final ContractIds ids;
    private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();
    private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private @Nullable BinaryEncoder encoder;
    private @Nullable BinaryDecoder decoder;

    /** Reads and writes the contracts that take part. */
    public AvroWire(ContractIds ids) {
        this(ids, ContractIds.TYPES);
    }

    AvroWire(ContractIds ids, List<Class<? extends SpecificRecord>> types) {
        this.ids = ids;
        TrustedTypes.trust(types);
        for (Class<? extends SpecificRecord> type : types) {
            Schema schema = SpecificData.get().getSchema(type);
            readers.put(ids.of(schema), new SpecificDatumReader<>(schema));
        }
    }

    /** Returns a record's bytes. */
    public byte[] write(SpecificRecord value) {
        Schema schema = value.getSchema();
        bytes.reset();
        bytes.write(0);
        bytes.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(ids.of(schema)).array());
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, encoder);
        encoder = out;
        try {
            writers.computeIfAbsent(schema, each -> new SpecificDatumWriter<>(each))
                    .write(value, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the record of some bytes. */
    public SpecificRecord read(byte[] value) {
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        SpecificDatumReader<SpecificRecord> reader = readers.get(id);
        if (reader == null) {
            throw new IllegalStateException("no contract with schema id " + id);
        }
        BinaryDecoder in =
                DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, decoder);
        decoder = in;
        try {
            return reader.read(null, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
