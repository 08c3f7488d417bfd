package dev.herald.engine.store;

import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.AggregateStateCodec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the aggregates, those used last as objects: an entry is decoded when it is first needed, and encoded once
 * for each commit in which it changed.
 */
public final class AggregateStore {

    /** What an entry takes as objects, for each byte of its stored form, and besides: as measured of small records. */
    private static final int OBJECTS = 4;

    private static final int OVERHEAD_BYTES = 400;

    /** What a new entry is taken for until it is encoded. */
    private static final int NEW_BYTES = 256;

    private final WriteBackStore store;
    private final Map<String, AggregateStateCodec> codecs;
    private final long maxBytes;
    private final Map<AggregateKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Entry> changed = new ArrayList<>();
    private long bytes;

    /** The one that was looked for last: the next to be saved. Null where it was not there. */
    private @Nullable Entry last;

    /** An entry as objects. */
    private static final class Entry {

        private final AggregateKey key;
        private final AggregateStateCodec codec;
        private AggregateState state;
        private boolean isChanged;
        private long bytes;

        private Entry(AggregateKey key, AggregateStateCodec codec, AggregateState state, int stored) {
            this.key = key;
            this.codec = codec;
            this.state = state;
            this.bytes = weight(stored);
        }
    }

    /**
     * Creates the store.
     *
     * @param store what it may keep in memory is what the entries may take that are kept as objects, about
     * @param codecs by kind of aggregate
     */
    public AggregateStore(WriteBackStore store, Map<String, AggregateStateCodec> codecs) {
        this.store = store;
        this.codecs = codecs;
        this.maxBytes = store.maxBytes();
        store.beforeWriting(this::write);
    }

    /** Returns an aggregate's entry; null before its first event. */
    public @Nullable AggregateState load(AggregateKey key) {
        Entry entry = entry(key);
        return entry == null ? read(key) : entry.state;
    }

    private @Nullable Entry entry(AggregateKey key) {
        if (last == null || !last.key.equals(key)) {
            last = entries.get(key);
        }
        return last;
    }

    private @Nullable AggregateState read(AggregateKey key) {
        byte[] stored = store.get(Bytes.wrap(key.bytes()));
        if (stored == null) {
            return null;
        }
        AggregateStateCodec codec = codec(key);
        AggregateState state = codec.read(key.toString(), stored);
        add(new Entry(key, codec, state, stored.length));
        return state;
    }

    /** Stores an aggregate's entry. */
    public void save(AggregateKey key, AggregateState state) {
        Entry entry = entry(key);
        if (entry == null) {
            entry = new Entry(key, codec(key), state, NEW_BYTES);
            add(entry);
        }
        entry.state = state;
        if (!entry.isChanged) {
            entry.isChanged = true;
            changed.add(entry);
        }
    }

    private void add(Entry entry) {
        entries.put(entry.key, entry);
        last = entry;
        bytes += entry.bytes;
        if (bytes > maxBytes) {
            shrink();
        }
    }

    /** Lets go of those used longest ago, never the last. What has changed of them is written first, all of it at once. */
    @SuppressWarnings("ReferenceEquality") // the one entry that is meant
    private void shrink() {
        write();
        Iterator<Entry> eldest = entries.values().iterator();
        while (bytes > maxBytes - maxBytes / 4 && eldest.hasNext()) {
            Entry entry = eldest.next();
            if (entry != last) {
                eldest.remove();
                bytes -= entry.bytes;
            }
        }
    }

    private void write() {
        encode(store::write);
    }

    /** Gives what has changed to the store, as bytes. */
    private void encode(BiConsumer<Bytes, byte[]> to) {
        for (Entry entry : changed) {
            byte[] stored = entry.codec.write(entry.state);
            to.accept(Bytes.wrap(entry.key.bytes()), stored);
            entry.isChanged = false;
            bytes -= entry.bytes;
            entry.bytes = weight(stored.length);
            bytes += entry.bytes;
        }
        changed.clear();
    }

    private static long weight(int stored) {
        return OVERHEAD_BYTES + (long) OBJECTS * stored;
    }

    /** Gives what has changed to the store, and ends. */
    public void close() {
        encode(store::put);
        store.beforeWriting(() -> {});
        entries.clear();
        last = null;
    }

    private AggregateStateCodec codec(AggregateKey key) {
        AggregateStateCodec codec = codecs.get(key.aggregate());
        if (codec == null) {
            throw new IllegalStateException(
                    key + ": the publication has no domain topic '" + key.aggregate() + "' any more");
        }
        return codec;
    }
}
