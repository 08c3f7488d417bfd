package dev.herald.engine.reference;

import dev.herald.engine.deadletter.DeadLetter;
import dev.herald.engine.lookup.References;
import dev.herald.engine.state.ProjectionStorage;
import dev.herald.engine.store.KeptEventCodec;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads one lookup as of an instant. Not safe for use by several threads at once; the cache behind it is. */
public final class ReferenceReader {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final AsOfStore layout;
    private final FaultStore faults;
    private final ReferenceCache cache;

    /** Creates a reader over a lookup's store. */
    public ReferenceReader(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, ProjectionStorage projections, ReferenceCache cache) {
        this.store = store;
        this.layout = new AsOfStore(projections);
        this.faults = new FaultStore(new KeptEventCodec(projections));
        this.cache = cache;
    }

    /** Returns the reference as of an instant, of all that has been applied. */
    public References.Answer asOf(String id, Instant time) {
        Versions versions = cache.get(id, missing -> layout.versions(store, missing));
        int at = versions.at(time.equals(Instant.MAX) ? Long.MAX_VALUE : time.toEpochMilli());
        return at < 0
                ? References.Missing.MISSING
                : new References.Found(versions.values().get(at));
    }

    /** Returns the reference records of a partition that failed, from an offset on, at most so many. */
    public List<DeadLetter> failed(int partition, long offset, int limit) {
        return faults.from(store, partition, offset, limit);
    }

    /** Returns how often a reference record failed. */
    public long failures() {
        return cache.failures();
    }

    /** Returns which references have changed. */
    public RecentChanges changes() {
        return cache.changes();
    }
}
