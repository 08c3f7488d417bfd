package dev.herald.engine.receive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to a gathering: under the gathering's id, with a header that says where it stood. Whatever is told of
 * it later names that place, since records of a repartition topic are deleted once they are read.
 */
public final class Gathered {

    /** The id under which a record is gathered. */
    public static final String ID = "herald.gathering-id";

    /** Where a record stood: partition (4 bytes), offset (8), length of the topic's name (4), that name, then the key. */
    static final String ORIGIN = "herald.gathered-from";

    private static final int FIXED = Integer.BYTES + Long.BYTES + Integer.BYTES;

    private Gathered() {}

    /** Returns the headers of a record that is sent to a gathering. */
    public static Headers headers(SourceRecord source, String id) {
        return new RecordHeaders(source.headers().toArray())
                .add(ID, id.getBytes(StandardCharsets.UTF_8))
                .add(ORIGIN, origin(source));
    }

    private static byte[] origin(SourceRecord source) {
        byte[] topic = source.topic().getBytes(StandardCharsets.UTF_8);
        byte[] key = source.key() == null ? new byte[0] : source.key();
        return ByteBuffer.allocate(FIXED + topic.length + key.length)
                .putInt(source.partition())
                .putLong(source.offset())
                .putInt(topic.length)
                .put(topic)
                .put(key)
                .array();
    }

    /**
     * Returns the record as it was read first, with the gathering's id among its headers.
     *
     * @param place where it stands now, for messages
     * @throws IllegalStateException when it is not as Herald writes it
     */
    public static SourceRecord original(String place, long timestamp, byte @Nullable [] value, Headers headers) {
        Header from = headers.lastHeader(ORIGIN);
        if (from == null) {
            throw new IllegalStateException(place + ": not written by Herald: it has no header " + ORIGIN);
        }
        byte[] written = from.value();
        if (written == null || written.length < FIXED) {
            throw damaged(place);
        }
        ByteBuffer origin = ByteBuffer.wrap(written);
        int partition = origin.getInt();
        long offset = origin.getLong();
        int length = origin.getInt();
        if (length < 0 || length > origin.remaining()) {
            throw damaged(place);
        }
        String topic = new String(bytes(origin, length), StandardCharsets.UTF_8);
        Headers rest = new RecordHeaders(headers.toArray()).remove(ORIGIN);
        return new SourceRecord(topic, partition, offset, timestamp, bytes(origin, origin.remaining()), value, rest);
    }

    private static IllegalStateException damaged(String place) {
        return new IllegalStateException(place + ": header " + ORIGIN + " is damaged: not as Herald writes it");
    }

    private static byte[] bytes(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    static byte @Nullable [] id(SourceRecord source) {
        Header id = source.headers().lastHeader(ID);
        return id == null ? null : id.value();
    }
}
