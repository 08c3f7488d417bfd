package dev.herald.engine.topology;

import dev.herald.engine.store.WriteBackStore;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds stores that write back.
 *
 * @param below builds the store that is written to
 * @param maxBytes what each may keep in memory
 */
record WriteBackBuilder(StoreBuilder<KeyValueStore<Bytes, byte[]>> below, long maxBytes)
        implements StoreBuilder<WriteBackStore> {

    @Override
    public WriteBackStore build() {
        return new WriteBackStore(below.build(), maxBytes);
    }

    @Override
    public StoreBuilder<WriteBackStore> withCachingEnabled() {
        throw new UnsupportedOperationException(name() + ": a store that writes back needs no cache");
    }

    @Override
    public StoreBuilder<WriteBackStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<WriteBackStore> withLoggingEnabled(Map<String, String> settings) {
        return new WriteBackBuilder(below.withLoggingEnabled(settings), maxBytes);
    }

    @Override
    public StoreBuilder<WriteBackStore> withLoggingDisabled() {
        return new WriteBackBuilder(below.withLoggingDisabled(), maxBytes);
    }

    @Override
    public Map<String, String> logConfig() {
        return below.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return below.loggingEnabled();
    }

    @Override
    public String name() {
        return below.name();
    }
}
