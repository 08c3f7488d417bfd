package dev.herald.engine.store;

import dev.herald.engine.supervise.InstanceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of what is stored for expectations: kind (1 byte), for an index a time in milliseconds (8 bytes, so that it
 * orders), length of the aggregate's key (2 bytes) and that key, length of the expectation's name (1 byte) and the name,
 * length of the instance's key (2 bytes) and that key, sequence (8 bytes).
 */
final class InstanceKeys {

    private InstanceKeys() {}

    /** Returns the key of an entry of one instance. */
    static Bytes of(byte kind, AggregateKey aggregate, InstanceKey key) {
        return of(kind, null, aggregate, key);
    }

    /** Returns the key of an index entry of one instance. */
    static Bytes at(byte kind, long time, AggregateKey aggregate, InstanceKey key) {
        return of(kind, time, aggregate, key);
    }

    /** Returns where the index begins at a time. */
    static Bytes start(byte kind, long time) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Long.BYTES)
                .put(kind)
                .putLong(ordered(time))
                .array());
    }

    /** Returns where the entries of a kind end. */
    static Bytes end(byte kind) {
        return Bytes.wrap(new byte[] {(byte) (kind + 1)});
    }

    /** Returns the time of an index entry. */
    static long time(Bytes key) {
        return ordered(ByteBuffer.wrap(key.get()).getLong(1));
    }

    /** Returns whom an index entry is about. */
    static Owner ownerAt(Bytes key) {
        return owner(ByteBuffer.wrap(key.get()).position(1 + Long.BYTES));
    }

    /** Returns whom an entry is about. */
    static Owner owner(Bytes key) {
        return owner(ByteBuffer.wrap(key.get()).position(1));
    }

    private static Owner owner(ByteBuffer key) {
        byte[] aggregate = take(key, key.getShort());
        String expectation = text(take(key, key.get()));
        String instance = text(take(key, key.getShort()));
        return new Owner(
                AggregateKey.of(aggregate, 0, aggregate.length), new InstanceKey(expectation, instance, key.getLong()));
    }

    private static Bytes of(byte kind, @org.jspecify.annotations.Nullable Long time, AggregateKey of, InstanceKey key) {
        byte[] aggregate = of.bytes();
        byte[] expectation = bytes(key.expectation());
        byte[] instance = bytes(key.key());
        int size = 1 + (time == null ? 0 : Long.BYTES) + 2 + aggregate.length + 1 + expectation.length;
        ByteBuffer made =
                ByteBuffer.allocate(size + 2 + instance.length + Long.BYTES).put(kind);
        if (time != null) {
            made.putLong(ordered(time));
        }
        return Bytes.wrap(made.putShort((short) aggregate.length)
                .put(aggregate)
                .put((byte) expectation.length)
                .put(expectation)
                .putShort((short) instance.length)
                .put(instance)
                .putLong(key.sequence())
                .array());
    }

    /** Bytes are compared without a sign: a time before 1970 must come first. */
    private static long ordered(long time) {
        return time ^ Long.MIN_VALUE;
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
