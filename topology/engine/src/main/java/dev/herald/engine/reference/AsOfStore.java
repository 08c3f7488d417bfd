package dev.herald.engine.reference;

import dev.herald.engine.state.Coder;
import dev.herald.engine.state.ProjectionStorage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The versions of references in a key-value store. A version holds from the time of its event, or from that of the
 * version before it where its event claims an earlier one, until the next version. A key is: kind (1 byte), length of
 * the reference's id (2 bytes) and the id, then for a version its time and sequence (8 bytes each), for a held event its
 * sequence. Not safe for use by several threads at once.
 */
final class AsOfStore {

    private static final byte HEAD = 1;
    private static final byte VERSION = 2;
    private static final byte HELD = 3;

    private final ProjectionStorage projections;
    private final Coder coder = new Coder();

    AsOfStore(ProjectionStorage projections) {
        this.projections = projections;
    }

    @Nullable ReferenceHead head(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        byte[] bytes = store.get(key(HEAD, id));
        return bytes == null
                ? null
                : coder.read(id, bytes, in -> new ReferenceHead(in.readLong(), in.readLong(), projections.read(in)));
    }

    /** Adds a version: the one that its head would name as the last. */
    void add(KeyValueStore<Bytes, byte[]> store, String id, ReferenceHead head) {
        store.put(
                versionKey(id, head.time(), head.lastSequence()),
                coder.write(out -> projections.write(head.value(), out)));
    }

    /** Stores the head, after its versions: what is done again after a crash writes the same entries. */
    void advance(KeyValueStore<Bytes, byte[]> store, String id, ReferenceHead head) {
        store.put(key(HEAD, id), coder.write(out -> {
            out.writeLong(head.lastSequence());
            out.writeLong(head.time());
            projections.write(head.value(), out);
        }));
    }

    Versions versions(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        List<Long> times = new ArrayList<>();
        List<Record> values = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all =
                store.range(versionKey(id, Long.MIN_VALUE, 0), versionKey(id, Long.MAX_VALUE, Long.MAX_VALUE))) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> version = all.next();
                times.add(time(version.key.get()));
                values.add(coder.read(id, version.value, projections::read));
            }
        }
        return new Versions(times, values);
    }

    void hold(KeyValueStore<Bytes, byte[]> store, String id, long sequence, byte[] event) {
        store.put(heldKey(id, sequence), event);
    }

    byte @Nullable [] held(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id, long sequence) {
        return store.get(heldKey(id, sequence));
    }

    void release(KeyValueStore<Bytes, byte[]> store, String id, long sequence) {
        store.delete(heldKey(id, sequence));
    }

    private static Bytes key(byte kind, String id) {
        return Bytes.wrap(start(kind, id, 0).array());
    }

    private static Bytes heldKey(String id, long sequence) {
        return Bytes.wrap(start(HELD, id, Long.BYTES).putLong(sequence).array());
    }

    /** The time's sign bit is turned, so that times before 1970 come first in the order of bytes. */
    private static Bytes versionKey(String id, long time, long sequence) {
        return Bytes.wrap(start(VERSION, id, 2 * Long.BYTES)
                .putLong(time ^ Long.MIN_VALUE)
                .putLong(sequence)
                .array());
    }

    private static long time(byte[] versionKey) {
        return ByteBuffer.wrap(versionKey).getLong(versionKey.length - 2 * Long.BYTES) ^ Long.MIN_VALUE;
    }

    private static ByteBuffer start(byte kind, String id, int rest) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + 2 + bytes.length + rest)
                .put(kind)
                .putShort((short) bytes.length)
                .put(bytes);
    }
}
