package dev.herald.engine.store;

import dev.herald.engine.supervise.Instance;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the instances of expectations from outside of their task. */
public final class StoredInstances {

    private StoredInstances() {}

    /** Shows every instance of a store that holds what {@link ExpectationStore} stores. */
    public static void each(ReadOnlyKeyValueStore<Bytes, byte[]> store, BiConsumer<Owner, Instance> to) {
        InstanceCodec codec = new InstanceCodec();
        Bytes from = Bytes.wrap(new byte[] {ExpectationStore.INSTANCE});
        try (KeyValueIterator<Bytes, byte[]> all = store.range(from, InstanceKeys.end(ExpectationStore.INSTANCE))) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                Owner owner = InstanceKeys.owner(entry.key);
                to.accept(owner, codec.read(owner, entry.value));
            }
        }
    }
}
