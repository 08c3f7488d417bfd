package dev.herald.engine.store;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** The entries of a store with changes that are not written yet, in order. The store must not change meanwhile. */
final class ChangedIterator implements KeyValueIterator<Bytes, byte[]> {

    private final Iterator<Map.Entry<Bytes, WriteBackStore.Change>> changes;
    private final KeyValueIterator<Bytes, byte[]> below;
    private Map.@Nullable Entry<Bytes, WriteBackStore.Change> change;
    private @Nullable KeyValue<Bytes, byte[]> next;

    ChangedIterator(Iterator<Map.Entry<Bytes, WriteBackStore.Change>> changes, KeyValueIterator<Bytes, byte[]> below) {
        this.changes = changes;
        this.below = below;
        this.change = nextChange();
        this.next = find();
    }

    private Map.@Nullable Entry<Bytes, WriteBackStore.Change> nextChange() {
        return changes.hasNext() ? changes.next() : null;
    }

    private @Nullable KeyValue<Bytes, byte[]> find() {
        while (change != null) {
            int order = below.hasNext() ? change.getKey().compareTo(below.peekNextKey()) : -1;
            if (order > 0) {
                return below.next();
            }
            if (order == 0) {
                below.next();
            }
            Map.Entry<Bytes, WriteBackStore.Change> taken = change;
            change = nextChange();
            byte[] value = taken.getValue().value();
            if (value != null) {
                return KeyValue.pair(taken.getKey(), value);
            }
        }
        return below.hasNext() ? below.next() : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Bytes peekNextKey() {
        return found().key;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> found = found();
        next = find();
        return found;
    }

    private KeyValue<Bytes, byte[]> found() {
        if (next == null) {
            throw new NoSuchElementException("no entry is left");
        }
        return next;
    }

    @Override
    public void close() {
        below.close();
    }
}
