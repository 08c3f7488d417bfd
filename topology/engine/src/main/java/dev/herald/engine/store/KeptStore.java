package dev.herald.engine.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Events that could not go on yet, each an entry of its own, in order of their sequence within a lane; marks of the
 * lanes that go on by themselves; gaps that were passed; and commands that were applied. A key is: kind (1 byte), length
 * of the aggregate's key (2 bytes) and that key, length of the rule's name (1 byte) and the name, sequence (8 bytes).
 * Touched only where something is kept.
 */
public final class KeptStore {

    private static final byte KEPT = 1;
    private static final byte ACTIVE = 2;
    private static final byte GAP = 3;
    private static final byte COMMAND = 4;
    private static final byte[] NOTHING = {};

    /** How many lanes' starts are remembered; past that all are dropped. */
    private static final int STARTS = 10_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, KeptEventCodec> codecs;

    /**
     * Below which sequence a lane is known to keep nothing. A range runs over all that was deleted in it before it finds
     * what is there: without this, going through a lane would take the square of what it keeps.
     */
    private final Map<LaneKey, Long> starts = new HashMap<>();

    /**
     * Creates the store.
     *
     * @param codecs by kind of aggregate
     */
    public KeptStore(KeyValueStore<Bytes, byte[]> store, Map<String, KeptEventCodec> codecs) {
        this.store = store;
        this.codecs = codecs;
    }

    /** Keeps an event; returns whether it was not kept already. */
    public boolean keep(LaneKey lane, KeptEvent event) {
        if (event.sequence() < start(lane)) {
            starts.remove(lane);
        }
        return store.putIfAbsent(key(KEPT, lane, event.sequence()), codec(lane).write(event)) == null;
    }

    /** Returns whether an event is kept. */
    public boolean has(LaneKey lane, long sequence) {
        return store.get(key(KEPT, lane, sequence)) != null;
    }

    /** Returns the first kept event of a lane; null where nothing is kept. */
    public @Nullable KeptEvent first(LaneKey lane) {
        KeptEvent first = firstFrom(lane, 0);
        if (first == null) {
            starts.remove(lane);
        } else {
            startAt(lane, first.sequence());
        }
        return first;
    }

    /** Returns the first kept event of a lane whose sequence is not below one; null where there is none. */
    public @Nullable KeptEvent firstFrom(LaneKey lane, long sequence) {
        Bytes from = key(KEPT, lane, Math.max(sequence, start(lane)));
        try (KeyValueIterator<Bytes, byte[]> range = store.range(from, key(KEPT, lane, Long.MAX_VALUE))) {
            return range.hasNext() ? codec(lane).read(lane.toString(), range.next().value) : null;
        }
    }

    private long start(LaneKey lane) {
        return starts.getOrDefault(lane, 0L);
    }

    private void startAt(LaneKey lane, long sequence) {
        if (starts.size() >= STARTS) {
            starts.clear();
        }
        starts.put(lane, sequence);
    }

    /** Forgets a kept event. */
    public void release(LaneKey lane, long sequence) {
        store.delete(key(KEPT, lane, sequence));
        if (sequence == start(lane)) {
            startAt(lane, sequence + 1);
        }
    }

    /** Marks that a lane goes on by itself, now or when its reference comes. */
    public void activate(LaneKey lane) {
        store.putIfAbsent(key(ACTIVE, lane, 0), NOTHING);
    }

    /** Takes back the mark that a lane goes on by itself. */
    public void deactivate(LaneKey lane) {
        store.delete(key(ACTIVE, lane, 0));
    }

    /** Shows every lane that goes on by itself. */
    public void eachActive(Consumer<LaneKey> to) {
        each(ACTIVE, key -> to.accept(lane(key)));
    }

    /** Shows the lane of every kept event, in order: a lane that keeps many comes as often. */
    public void eachKept(Consumer<LaneKey> to) {
        each(KEPT, key -> to.accept(lane(key)));
    }

    /** Notes that a range of an aggregate's events was passed without having arrived. */
    public void gap(AggregateKey aggregate, long first, long last) {
        store.put(
                key(GAP, LaneKey.intake(aggregate), first),
                ByteBuffer.allocate(Long.BYTES).putLong(last).array());
    }

    /** Takes an event out of a gap that was passed; returns whether it lay in one. */
    public boolean fill(AggregateKey aggregate, long sequence) {
        LaneKey intake = LaneKey.intake(aggregate);
        long first;
        long last;
        try (KeyValueIterator<Bytes, byte[]> gaps =
                store.reverseRange(key(GAP, intake, 0), key(GAP, intake, sequence))) {
            if (!gaps.hasNext()) {
                return false;
            }
            KeyValue<Bytes, byte[]> gap = gaps.next();
            first = ByteBuffer.wrap(gap.key.get()).getLong(gap.key.get().length - Long.BYTES);
            last = ByteBuffer.wrap(gap.value).getLong();
        }
        if (sequence > last) {
            return false;
        }
        store.delete(key(GAP, intake, first));
        if (first < sequence) {
            gap(aggregate, first, sequence - 1);
        }
        if (sequence < last) {
            gap(aggregate, sequence + 1, last);
        }
        return true;
    }

    /** Notes that a command was applied; returns whether it had not been. */
    public boolean applied(String commandId, long now) {
        byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(now).array();
        return store.putIfAbsent(commandKey(commandId), time) == null;
    }

    /** Forgets the commands that were applied before a time. */
    public void forgetCommandsBefore(long time) {
        List<Bytes> old = new ArrayList<>();
        each(COMMAND, key -> {
            byte[] applied = store.get(Bytes.wrap(key));
            if (applied != null && ByteBuffer.wrap(applied).getLong() < time) {
                old.add(Bytes.wrap(key));
            }
        });
        old.forEach(store::delete);
    }

    private static Bytes commandKey(String commandId) {
        byte[] id = commandId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + id.length).put(COMMAND).put(id).array());
    }

    private void each(byte kind, Consumer<byte[]> to) {
        Bytes from = Bytes.wrap(new byte[] {kind});
        Bytes until = Bytes.wrap(new byte[] {(byte) (kind + 1)});
        try (KeyValueIterator<Bytes, byte[]> all = store.range(from, until)) {
            all.forEachRemaining(entry -> to.accept(entry.key.get()));
        }
    }

    private KeptEventCodec codec(LaneKey lane) {
        KeptEventCodec codec = codecs.get(lane.aggregate().aggregate());
        if (codec == null) {
            throw new IllegalStateException(lane.aggregate() + ": the publication has no such domain topic any more");
        }
        return codec;
    }

    private static Bytes key(byte kind, LaneKey lane, long sequence) {
        byte[] aggregate = lane.aggregate().bytes();
        byte[] rule = lane.rule().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + 2 + aggregate.length + 1 + rule.length + Long.BYTES)
                .put(kind)
                .putShort((short) aggregate.length)
                .put(aggregate)
                .put((byte) rule.length)
                .put(rule)
                .putLong(sequence)
                .array());
    }

    private static LaneKey lane(byte[] key) {
        int length = ByteBuffer.wrap(key, 1, 2).getShort();
        AggregateKey aggregate = AggregateKey.of(key, 3, length);
        int from = 3 + length + 1;
        return new LaneKey(aggregate, new String(key, from, key[from - 1], StandardCharsets.UTF_8));
    }
}
