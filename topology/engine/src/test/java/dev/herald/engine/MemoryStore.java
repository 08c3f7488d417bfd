package dev.herald.engine;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Kafka Streams' own store in memory, open and without a changelog. */
public final class MemoryStore {

    private MemoryStore() {}

    /** Returns an empty store that a context knows by its name. */
    public static KeyValueStore<Bytes, byte[]> open(MockProcessorContext<?, ?> context, String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore(name).get();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }
}
