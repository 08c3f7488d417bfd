package dev.herald.engine.store;

import dev.herald.engine.account.OpenTally;
import dev.herald.engine.supervise.Instance;
import dev.herald.engine.supervise.InstanceKey;
import dev.herald.engine.supervise.Instances;
import dev.herald.engine.supervise.StreamClock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * The instances of expectations that are open, or were missed and not met since: one small entry each, with an entry in
 * the order of their due times while they are open, and one in the order of their next repair; the record that opened
 * one, where a repair needs it; how much a repair has published for an aggregate; and Herald's stream time. While nothing
 * is due, looking for it reads nothing.
 */
public final class ExpectationStore {

    static final byte INSTANCE = 1;
    private static final byte CLOCK = 0;
    private static final byte DUE = 2;
    private static final byte REPAIR = 3;
    private static final byte SOURCE = 4;
    private static final byte ORDINAL = 5;

    private final WriteBackStore store;
    private final Map<String, KeptEventCodec> sources;
    private final OpenTally open;
    private final TimeIndex dueTimes;
    private final TimeIndex repairTimes;
    private final InstanceCodec codec = new InstanceCodec();

    /**
     * Creates the store.
     *
     * @param sources how the records that open instances are stored, by kind of aggregate
     * @param open follows how many instances are open
     */
    public ExpectationStore(WriteBackStore store, Map<String, KeptEventCodec> sources, OpenTally open) {
        this.store = store;
        this.sources = sources;
        this.open = open;
        this.dueTimes = new TimeIndex(store, DUE);
        this.repairTimes = new TimeIndex(store, REPAIR);
    }

    /** Returns the stream time of a partition. */
    public long clock(int partition) {
        byte[] bytes = store.get(clockKey(partition));
        return bytes == null ? StreamClock.NO_EVENT : ByteBuffer.wrap(bytes).getLong();
    }

    /** Stores the stream time of a partition. */
    public void clock(int partition, long time) {
        store.put(clockKey(partition), longBytes(time));
    }

    private static Bytes clockKey(int partition) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Integer.BYTES)
                .put(CLOCK)
                .putInt(partition)
                .array());
    }

    /** Returns the instances of an aggregate. */
    public Instances of(AggregateKey aggregate) {
        return new Instances() {
            @Override
            public @Nullable Instance find(InstanceKey key) {
                return ExpectationStore.this.find(new Owner(aggregate, key));
            }

            @Override
            public @Nullable Named oldest(String expectation, String key) {
                return ExpectationStore.this.oldest(aggregate, expectation, key);
            }
        };
    }

    /** Returns an instance; null where there is none. */
    public @Nullable Instance find(Owner owner) {
        byte[] bytes = store.get(key(INSTANCE, owner));
        return bytes == null ? null : codec.read(owner, bytes);
    }

    private Instances.@Nullable Named oldest(AggregateKey aggregate, String expectation, String key) {
        Bytes from = InstanceKeys.of(INSTANCE, aggregate, new InstanceKey(expectation, key, 0));
        Bytes to = InstanceKeys.of(INSTANCE, aggregate, new InstanceKey(expectation, key, Long.MAX_VALUE));
        try (KeyValueIterator<Bytes, byte[]> range = store.range(from, to)) {
            if (!range.hasNext()) {
                return null;
            }
            KeyValue<Bytes, byte[]> entry = range.next();
            Owner owner = InstanceKeys.owner(entry.key);
            return new Instances.Named(owner.key(), codec.read(owner, entry.value));
        }
    }

    /** Takes the open instances that another task has left into the tally: the keys of all of them are read once. */
    public void countOpen() {
        dueTimes.each(owner -> open.add(owner.key().expectation(), 1));
    }

    /** Stores an instance in place of what it was before; null for nothing. */
    public void save(Owner owner, @Nullable Instance before, Instance after) {
        index(owner, before, after);
        if (before == null) {
            store.putNew(key(INSTANCE, owner), codec.write(after));
        } else {
            store.put(key(INSTANCE, owner), codec.write(after));
        }
    }

    /** Removes an instance with all that belongs to it. */
    public void remove(Owner owner, Instance instance) {
        index(owner, instance, null);
        store.delete(key(INSTANCE, owner));
    }

    private void index(Owner owner, @Nullable Instance before, @Nullable Instance after) {
        long dueBefore = dueAt(before);
        long dueAfter = dueAt(after);
        if ((dueBefore == Instance.NEVER) != (dueAfter == Instance.NEVER)) {
            open.add(owner.key().expectation(), dueAfter == Instance.NEVER ? -1 : 1);
        }
        dueTimes.move(owner, dueBefore, dueAfter);
        repairTimes.move(owner, repairAt(before), repairAt(after));
    }

    private static long dueAt(@Nullable Instance instance) {
        return instance == null || instance.missed() ? Instance.NEVER : instance.due();
    }

    private static long repairAt(@Nullable Instance instance) {
        return instance == null ? Instance.NEVER : instance.repairAt();
    }

    /**
     * Returns open instances that are due in stream time, the earliest first, at most so many. Each must be saved as
     * missed or removed before the next look.
     */
    public List<Owner> due(long reached, int limit) {
        return dueTimes.upTo(reached, limit);
    }

    /**
     * Returns missed instances that are to be repaired by the wall clock, the earliest first, at most so many. Each must
     * be saved with its next time or removed before the next look.
     */
    public List<Owner> toRepair(long now, int limit) {
        return repairTimes.upTo(now, limit);
    }

    /** Keeps the record that opened an instance. */
    public void keepSource(Owner owner, KeptEvent source) {
        store.put(key(SOURCE, owner), codec(owner).write(source));
    }

    /** Returns the record that opened an instance. */
    public KeptEvent source(Owner owner) {
        byte[] bytes = Objects.requireNonNull(store.get(key(SOURCE, owner)), () -> owner + ": opened by no record");
        return codec(owner).read(owner.toString(), bytes);
    }

    /** Forgets the record that opened an instance. */
    public void forgetSource(Owner owner) {
        store.delete(key(SOURCE, owner));
    }

    /** Returns how many integration events a repair has published for an aggregate. */
    public long ordinal(AggregateKey aggregate, String repair) {
        byte[] bytes = store.get(ordinalKey(aggregate, repair));
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    /** Stores how many integration events a repair has published for an aggregate. */
    public void ordinal(AggregateKey aggregate, String repair, long published) {
        store.put(ordinalKey(aggregate, repair), longBytes(published));
    }

    private static Bytes ordinalKey(AggregateKey aggregate, String repair) {
        return InstanceKeys.of(ORDINAL, aggregate, new InstanceKey(repair, "", 0));
    }

    private static Bytes key(byte kind, Owner owner) {
        return InstanceKeys.of(kind, owner.aggregate(), owner.key());
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private KeptEventCodec codec(Owner owner) {
        return Objects.requireNonNull(
                sources.get(owner.aggregate().aggregate()),
                () -> owner + ": the publication has no such domain topic any more");
    }
}
