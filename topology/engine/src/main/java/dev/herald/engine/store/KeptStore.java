package dev.herald.engine.store;

import dev.herald.engine.account.Accounts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Events that could not go on yet, each an entry of its own, in order of their sequence within a lane, and marks of the
 * lanes that wait. A key is: kind (1 byte), length of the aggregate's key (2 bytes) and that key, length of the rule's
 * name (1 byte) and the name, sequence (8 bytes). Touched only where something is kept.
 */
public final class KeptStore {

    private static final byte KEPT = 1;
    private static final byte WAITING = 2;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, KeptEventCodec> codecs;
    private final Accounts accounts;
    private final Map<String, Long> sizes = new HashMap<>();

    /**
     * Creates the store and counts what it keeps.
     *
     * @param codecs by kind of aggregate
     * @param accounts told how many events each rule keeps
     */
    public KeptStore(KeyValueStore<Bytes, byte[]> store, Map<String, KeptEventCodec> codecs, Accounts accounts) {
        this.store = store;
        this.codecs = codecs;
        this.accounts = accounts;
        each(KEPT, entry -> sizes.merge(lane(entry.key.get()).rule(), 1L, Long::sum));
        sizes.forEach(accounts::carried);
    }

    /** Keeps an event; returns whether it was not kept already. */
    public boolean keep(LaneKey lane, KeptEvent event) {
        boolean added =
                store.putIfAbsent(key(KEPT, lane, event.sequence()), codec(lane).write(event)) == null;
        resize(lane.rule(), added ? 1 : 0);
        return added;
    }

    /** Returns the first kept event of a lane; null where nothing is kept. */
    public @Nullable KeptEvent first(LaneKey lane) {
        try (KeyValueIterator<Bytes, byte[]> range = store.range(key(KEPT, lane, 0), key(KEPT, lane, Long.MAX_VALUE))) {
            return range.hasNext() ? codec(lane).read(lane.toString(), range.next().value) : null;
        }
    }

    /** Forgets a kept event. */
    public void release(LaneKey lane, long sequence) {
        resize(lane.rule(), store.delete(key(KEPT, lane, sequence)) == null ? 0 : -1);
    }

    /** Marks that a lane waits. */
    public void waits(LaneKey lane) {
        store.put(key(WAITING, lane, 0), new byte[0]);
    }

    /** Takes back the mark that a lane waits. */
    public void waitsNoMore(LaneKey lane) {
        store.delete(key(WAITING, lane, 0));
    }

    /** Shows every lane that waits. */
    public void eachWaiting(Consumer<LaneKey> to) {
        each(WAITING, entry -> to.accept(lane(entry.key.get())));
    }

    /** Takes what is kept off the count: another task keeps it from now on. */
    public void close() {
        sizes.forEach((rule, size) -> accounts.carried(rule, -size));
        sizes.clear();
    }

    private void resize(String rule, long change) {
        sizes.merge(rule, change, Long::sum);
        accounts.kept(rule, change);
    }

    private void each(byte kind, Consumer<KeyValue<Bytes, byte[]>> to) {
        Bytes from = Bytes.wrap(new byte[] {kind});
        Bytes until = Bytes.wrap(new byte[] {(byte) (kind + 1)});
        try (KeyValueIterator<Bytes, byte[]> all = store.range(from, until)) {
            all.forEachRemaining(to);
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
