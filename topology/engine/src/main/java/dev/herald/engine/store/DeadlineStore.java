package dev.herald.engine.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When to look at a lane again, in order of time: the cost of looking is that of what is due. A key is: time in
 * milliseconds (8 bytes), length of the aggregate's key (2 bytes) and that key, the rule's name.
 */
public final class DeadlineStore {

    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    /** Before when there is known to be nothing. A range runs over all that was deleted in it, at each look. */
    private long earliest;

    /** Creates the store. */
    public DeadlineStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Notes when to look at a lane again, in milliseconds of the wall clock. */
    public void at(long time, LaneKey lane) {
        earliest = Math.min(earliest, time);
        store.put(key(time, lane), NOTHING);
    }

    /** Takes out what is due, at most so much. */
    public List<LaneKey> takeDue(long now, int limit) {
        List<LaneKey> due = new ArrayList<>();
        List<Bytes> keys = new ArrayList<>();
        long from = Math.min(earliest, now + 1);
        try (KeyValueIterator<Bytes, byte[]> all = store.range(start(from), start(now + 1))) {
            while (all.hasNext() && due.size() < limit) {
                KeyValue<Bytes, byte[]> entry = all.next();
                keys.add(entry.key);
                due.add(lane(entry.key.get()));
            }
            earliest = Math.max(earliest, all.hasNext() ? time(all.peekNextKey()) : now + 1);
        }
        keys.forEach(store::delete);
        return due;
    }

    private static long time(Bytes key) {
        return ByteBuffer.wrap(key.get()).getLong();
    }

    private static Bytes start(long time) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(time).array());
    }

    private static Bytes key(long time, LaneKey lane) {
        byte[] aggregate = lane.aggregate().bytes();
        byte[] rule = lane.rule().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + 2 + aggregate.length + rule.length)
                .putLong(time)
                .putShort((short) aggregate.length)
                .put(aggregate)
                .put(rule)
                .array());
    }

    private static LaneKey lane(byte[] key) {
        int length = ByteBuffer.wrap(key).getShort(Long.BYTES);
        int from = Long.BYTES + 2;
        AggregateKey aggregate = AggregateKey.of(key, from, length);
        int rule = from + length;
        return new LaneKey(aggregate, new String(key, rule, key.length - rule, StandardCharsets.UTF_8));
    }
}
