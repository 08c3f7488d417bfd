package dev.herald.engine.store;

import dev.herald.engine.supervise.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Owners in the order of a time. While nothing is due, looking for it reads nothing. */
final class TimeIndex {

    private static final byte[] NOTHING = {};

    private final WriteBackStore store;
    private final byte kind;

    /** Before when there is known to be nothing. A range runs over all that was deleted in it, at each look. */
    private long earliest = Long.MIN_VALUE;

    TimeIndex(WriteBackStore store, byte kind) {
        this.store = store;
        this.kind = kind;
    }

    /** Notes an owner's time in place of what it was before; {@link Instance#NEVER} for none. */
    void move(Owner owner, long before, long after) {
        if (before == after) {
            return;
        }
        if (before != Instance.NEVER) {
            store.delete(InstanceKeys.at(kind, before, owner.aggregate(), owner.key()));
        }
        if (after != Instance.NEVER) {
            // An owner has one time: there is no such entry.
            store.putNew(InstanceKeys.at(kind, after, owner.aggregate(), owner.key()), NOTHING);
            earliest = Math.min(earliest, after);
        }
    }

    /** Returns those up to a time, the earliest first, at most so many. Each must be moved on before the next look. */
    List<Owner> upTo(long time, int limit) {
        if (earliest > time) {
            return List.of();
        }
        List<Owner> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(InstanceKeys.start(kind, earliest), InstanceKeys.end(kind))) {
            long next = Instance.NEVER;
            while (entries.hasNext() && next == Instance.NEVER) {
                Bytes key = entries.next().key;
                if (InstanceKeys.time(key) > time || found.size() == limit) {
                    next = InstanceKeys.time(key);
                } else {
                    found.add(InstanceKeys.ownerAt(key));
                }
            }
            earliest = next;
        }
        return found;
    }

    /** Shows every owner, in order. */
    void each(Consumer<Owner> to) {
        try (KeyValueIterator<Bytes, byte[]> all =
                store.range(InstanceKeys.start(kind, Long.MIN_VALUE), InstanceKeys.end(kind))) {
            all.forEachRemaining(entry -> to.accept(InstanceKeys.ownerAt(entry.key)));
        }
    }
}
