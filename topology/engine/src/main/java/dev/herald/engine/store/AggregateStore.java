package dev.herald.engine.store;

import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.AggregateStateCodec;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The entries of the aggregates: one read and one write an event. */
public final class AggregateStore {

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, AggregateStateCodec> codecs;

    /**
     * Creates the store.
     *
     * @param codecs by kind of aggregate
     */
    public AggregateStore(KeyValueStore<Bytes, byte[]> store, Map<String, AggregateStateCodec> codecs) {
        this.store = store;
        this.codecs = codecs;
    }

    /** Returns an aggregate's entry; null before its first event. */
    public @Nullable AggregateState load(AggregateKey key) {
        byte[] bytes = store.get(Bytes.wrap(key.bytes()));
        return bytes == null ? null : codec(key).read(key.toString(), bytes);
    }

    /** Stores an aggregate's entry. */
    public void save(AggregateKey key, AggregateState state) {
        store.put(Bytes.wrap(key.bytes()), codec(key).write(state));
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
