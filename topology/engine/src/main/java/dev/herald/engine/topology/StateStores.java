package dev.herald.engine.topology;

import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.DslStoreFormat;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.DslKeyValueParams;
import org.apache.kafka.streams.state.DslStoreSuppliers;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Builds a topology's stores, as Kafka Streams' own settings say: what they are made of, and what they may keep in memory. */
final class StateStores {

    private final DslStoreSuppliers suppliers;
    private final long bytesEach;

    /**
     * Reads the settings.
     *
     * @param stores how many stores of this process keep changes in memory at once, at the most
     */
    StateStores(Properties settings, int stores) {
        this.suppliers = suppliers(settings.get(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG));
        Object all = settings.get(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG);
        long bytes = all == null
                ? StreamsSettings.CACHE_BYTES
                : (Long) ConfigDef.parseType(
                        StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, all.toString(), ConfigDef.Type.LONG);
        this.bytesEach = bytes / stores;
    }

    private static DslStoreSuppliers suppliers(@Nullable Object given) {
        if (given == null) {
            return new BuiltInDslStoreSuppliers.RocksDBDslStoreSuppliers();
        }
        Class<?> type = (Class<?>)
                ConfigDef.parseType(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG, given, ConfigDef.Type.CLASS);
        return (DslStoreSuppliers) Utils.newInstance(type);
    }

    /** Returns what builds a store with a changelog. */
    StoreBuilder<KeyValueStore<Bytes, byte[]>> logged(String name) {
        return plain(name).withLoggingEnabled(InternalTopic.changelogSettings());
    }

    /** Returns what builds a store with a changelog that writes at commits. */
    StoreBuilder<?> writingBack(String name) {
        return new WriteBackBuilder(logged(name), bytesEach);
    }

    /** Returns what builds a store that is filled from a topic of events. */
    StoreBuilder<KeyValueStore<Bytes, byte[]>> ofTopic(String name) {
        return plain(name).withLoggingDisabled();
    }

    private StoreBuilder<KeyValueStore<Bytes, byte[]>> plain(String name) {
        KeyValueBytesStoreSupplier supplier =
                suppliers.keyValueStore(new DslKeyValueParams(name, DslStoreFormat.PLAIN));
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray());
    }
}
