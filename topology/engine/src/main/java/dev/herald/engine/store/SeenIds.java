package dev.herald.engine.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ids of the events of sources without sequences, remembered for a window of event time; in the store of kept events.
 * A key is: kind (1 byte), length of the aggregate's key (2 bytes) and that key, then the id; and, to forget by, the same
 * with the event's time (8 bytes, in order) before the id.
 */
public final class SeenIds {

    private static final byte BY_ID = 5;
    private static final byte BY_TIME = 6;
    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    /** Creates a view of the store of kept events. */
    public SeenIds(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /**
     * Notes an event's id, and forgets those of events older than the window before it; returns whether the id is new.
     *
     * @param time the event's, in milliseconds since the epoch, not ahead of the clock
     * @param window in milliseconds
     */
    public boolean isNew(AggregateKey aggregate, String id, long time, long window) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        Bytes byId = Bytes.wrap(start(BY_ID, aggregate, name.length).put(name).array());
        if (store.get(byId) != null) {
            return false;
        }
        forgetBefore(aggregate, time - window);
        store.put(byId, NOTHING);
        store.put(byTime(aggregate, time, name), NOTHING);
        return true;
    }

    private void forgetBefore(AggregateKey aggregate, long time) {
        List<Bytes> old = new ArrayList<>();
        Bytes from = byTime(aggregate, Long.MIN_VALUE, NOTHING);
        try (KeyValueIterator<Bytes, byte[]> range = store.range(from, byTime(aggregate, time, NOTHING))) {
            range.forEachRemaining(entry -> old.add(entry.key));
        }
        for (Bytes key : old) {
            byte[] bytes = key.get();
            int idAt = from.get().length;
            store.delete(key);
            store.delete(Bytes.wrap(start(BY_ID, aggregate, bytes.length - idAt)
                    .put(bytes, idAt, bytes.length - idAt)
                    .array()));
        }
    }

    private static Bytes byTime(AggregateKey aggregate, long time, byte[] id) {
        // With the sign turned around, times before the epoch come first in the order of bytes.
        return Bytes.wrap(start(BY_TIME, aggregate, Long.BYTES + id.length)
                .putLong(time ^ Long.MIN_VALUE)
                .put(id)
                .array());
    }

    private static ByteBuffer start(byte kind, AggregateKey aggregate, int more) {
        byte[] key = aggregate.bytes();
        return ByteBuffer.allocate(1 + 2 + key.length + more)
                .put(kind)
                .putShort((short) key.length)
                .put(key);
    }
}
