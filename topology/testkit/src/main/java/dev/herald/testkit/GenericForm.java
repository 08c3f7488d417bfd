package dev.herald.testkit;

import dev.herald.engine.codec.TrustedTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Compiled records as plain data and back: logical types are the numbers, texts and bytes below them. */
final class GenericForm {

    private static final int CONFLUENT_HEADER = 5;

    /** Knows no logical type, whatever else in the process does. */
    static final GenericData DATA = new GenericData();

    private GenericForm() {}

    static GenericRecord of(SpecificRecord compiled) {
        Schema schema = compiled.getSchema();
        SpecificData model = SpecificData.getForClass(compiled.getClass());
        byte[] bytes = written(new SpecificDatumWriter<>(schema, model), compiled);
        return read(new GenericDatumReader<>(schema, schema, DATA), bytes, 0);
    }

    /** Returns the record of a value in the Confluent wire format. */
    static GenericRecord of(byte[] value, Schema writer) {
        return read(new GenericDatumReader<>(writer, writer, DATA), value, CONFLUENT_HEADER);
    }

    /** Returns the id of the writer's schema of a value in the Confluent wire format. */
    static int schemaId(byte[] value) {
        return ByteBuffer.wrap(value).getInt(1);
    }

    static <R extends SpecificRecord> R compiled(GenericRecord plain, Class<R> type) {
        TrustedTypes.trust(List.of(type));
        byte[] bytes = written(new GenericDatumWriter<>(plain.getSchema(), DATA), plain);
        SpecificData model = SpecificData.getForClass(type);
        return read(new SpecificDatumReader<>(plain.getSchema(), model.getSchema(type), model), bytes, 0);
    }

    private static <T> byte[] written(DatumWriter<T> writer, T record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            writer.write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + record, e);
        }
    }

    private static <T> T read(DatumReader<T> reader, byte[] bytes, int from) {
        try {
            return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a record of " + (bytes.length - from) + " bytes", e);
        }
    }
}
