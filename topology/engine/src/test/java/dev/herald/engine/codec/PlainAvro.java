package dev.herald.engine.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro's own readers and writers, to compare with. */
final class PlainAvro {

    private PlainAvro() {}

    static byte[] write(IndexedRecord record) {
        return record instanceof SpecificRecord
                ? write(
                        record,
                        new SpecificDatumWriter<>(record.getSchema(), SpecificData.getForClass(record.getClass())))
                : write(record, new GenericDatumWriter<>(record.getSchema()));
    }

    private static byte[] write(IndexedRecord record, DatumWriter<IndexedRecord> writer) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            writer.write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what follows the header of a value. */
    static IndexedRecord read(byte[] value, Schema schema) {
        try {
            return new GenericDatumReader<IndexedRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the header of the wire format in front. */
    static byte[] framed(int schemaId, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) 0)
                .putInt(schemaId)
                .put(body)
                .array();
    }
}
