package dev.herald.engine.store;

import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.state.Coder;
import dev.herald.engine.state.ProjectionStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a kept event, in Avro's primitives: format version, where the record stood, the record untouched,
 * and the projection. Not safe for use by several threads at once.
 */
public final class KeptEventCodec {

    private static final int FORMAT = 1;

    private final ProjectionStorage projections;
    private final Coder coder = new Coder();

    /** Creates the codec of one domain topic's events. */
    public KeptEventCodec(ProjectionStorage projections) {
        this.projections = projections;
    }

    /** Returns the stored form. */
    public byte[] write(KeptEvent event) {
        return coder.write(out -> {
            SourceRecord source = event.source();
            out.writeInt(FORMAT);
            out.writeLong(event.sequence());
            out.writeString(source.topic());
            out.writeInt(source.partition());
            out.writeLong(source.offset());
            out.writeLong(source.timestamp());
            writeBytes(source.key(), out);
            writeBytes(source.value(), out);
            writeHeaders(source.headers(), out);
            Record projection = event.projection();
            out.writeBoolean(projection != null);
            if (projection != null) {
                projections.write(projection, out);
            }
        });
    }

    /**
     * Reads a kept event.
     *
     * @param place what it belongs to, for messages
     * @throws java.io.UncheckedIOException when the entry is damaged
     */
    public KeptEvent read(String place, byte[] bytes) {
        return coder.read(place, bytes, in -> {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IllegalStateException(
                        place + ": kept event has format " + format + ", this version reads " + FORMAT);
            }
            long sequence = in.readLong();
            SourceRecord source = new SourceRecord(
                    in.readString(),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    readBytes(in),
                    readBytes(in),
                    readHeaders(in));
            return new KeptEvent(sequence, source, in.readBoolean() ? projections.read(in) : null);
        });
    }

    private static void writeHeaders(Headers headers, Encoder out) throws IOException {
        Header[] all = headers.toArray();
        out.writeInt(all.length);
        for (Header header : all) {
            out.writeString(header.key());
            writeBytes(header.value(), out);
        }
    }

    private static Headers readHeaders(Decoder in) throws IOException {
        Headers headers = new RecordHeaders();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            headers.add(in.readString(), readBytes(in));
        }
        return headers;
    }

    private static void writeBytes(byte @Nullable [] bytes, Encoder out) throws IOException {
        out.writeBoolean(bytes != null);
        if (bytes != null) {
            out.writeBytes(bytes);
        }
    }

    private static byte @Nullable [] readBytes(Decoder in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        ByteBuffer buffer = in.readBytes(null);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
