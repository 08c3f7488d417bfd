package dev.herald.engine.store;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store whose task keeps its changes in memory until it commits: what changes several times between two commits is
 * written to the store below and its changelog once, and what comes and goes in between not at all.
 *
 * <p>Kafka Streams asks only its own kind of cached store to write before a commit, within the transaction, and to forget
 * where another writes the store below: hence the class from its internals.
 *
 * <p>Changes that are not written yet are seen by the thread that makes them and by no other: whoever reads from outside
 * sees what was written.
 */
public final class WriteBackStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
        implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private static final long OVERHEAD_BYTES = 128;

    private final TreeMap<Bytes, Change> changes = new TreeMap<>();
    private final long maxBytes;
    private long bytes;
    private Runnable before = () -> {};
    private @Nullable Thread changing;

    /**
     * A change that is not written yet.
     *
     * @param value null where the entry is deleted
     * @param isNew whether the store below has no such entry
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Change(byte @Nullable [] value, boolean isNew) {}

    /**
     * Wraps a store.
     *
     * @param maxBytes how much is kept before it is written without waiting for a commit
     */
    public WriteBackStore(KeyValueStore<Bytes, byte[]> store, long maxBytes) {
        super(store);
        this.maxBytes = maxBytes;
    }

    /** Returns how much is kept before it is written without waiting for a commit. */
    long maxBytes() {
        return maxBytes;
    }

    /** Has something done each time before changes are written: it may make more of them. */
    void beforeWriting(Runnable work) {
        before = work;
    }

    /** Stores an entry, in place of one that may be there. */
    public void put(Bytes key, byte[] value) {
        Change had = changes.get(key);
        change(key, new Change(value, had != null && had.isNew()));
    }

    /** Stores an entry that has no changes in memory, below and at once. */
    void write(Bytes key, byte[] value) {
        wrapped().put(key, value);
    }

    /** Stores an entry of a key that the store does not have: where it is deleted before the commit, nothing is written. */
    public void putNew(Bytes key, byte[] value) {
        Change had = changes.get(key);
        change(key, new Change(value, had == null || had.isNew()));
    }

    /** Deletes an entry that may be there. */
    public void delete(Bytes key) {
        Change had = changes.get(key);
        if (had != null && had.isNew()) {
            changes.remove(key);
            bytes -= size(key, had);
        } else {
            change(key, new Change(null, false));
        }
    }

    private void change(Bytes key, Change change) {
        changing = Thread.currentThread();
        Change had = changes.put(key, change);
        bytes += size(key, change) - (had == null ? 0 : size(key, had));
        if (bytes > maxBytes) {
            writeChanges();
        }
    }

    private static long size(Bytes key, Change change) {
        byte[] value = change.value();
        return OVERHEAD_BYTES + key.get().length + (value == null ? 0 : value.length);
    }

    @Override
    @SuppressWarnings("NullAway") // null is Kafka Streams' word for nothing
    public byte[] get(Bytes key) {
        Change change = isChanging() ? changes.get(key) : null;
        return change == null ? wrapped().get(key) : change.value();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        if (!isChanging() || from.compareTo(to) > 0) {
            return wrapped().range(from, to);
        }
        Map<Bytes, Change> changed = changes.subMap(from, true, to, true);
        KeyValueIterator<Bytes, byte[]> below = wrapped().range(from, to);
        return changed.isEmpty()
                ? below
                : new ChangedIterator(changed.entrySet().iterator(), below);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        KeyValueIterator<Bytes, byte[]> below = wrapped().all();
        return isChanging() ? new ChangedIterator(changes.entrySet().iterator(), below) : below;
    }

    /** Returns about how many entries the store below has. */
    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    @SuppressWarnings("ReferenceEquality") // threads are what they are
    private boolean isChanging() {
        return changing == Thread.currentThread();
    }

    /** Writes all changes: Kafka Streams calls this in each transaction, before it is committed. */
    @Override
    public void flushCache() {
        before.run();
        writeChanges();
    }

    private void writeChanges() {
        changes.forEach((key, change) -> {
            byte[] value = change.value();
            if (value == null) {
                wrapped().delete(key);
            } else {
                wrapped().put(key, value);
            }
        });
        forget();
    }

    /** Forgets all changes: another writes the store below from now on. */
    @Override
    public void clearCache() {
        forget();
    }

    @Override
    public void close() {
        forget();
        super.close();
    }

    private void forget() {
        changes.clear();
        bytes = 0;
    }
}
