package dev.herald.processor.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.TaskId;

/** Follows how far the copies that this process keeps for others are behind. */
final class StandbyProgress implements StandbyUpdateListener {

    private final Map<Changelog, Long> behind = new ConcurrentHashMap<>();

    private record Changelog(TopicPartition partition, String store) {}

    @Override
    public void onUpdateStart(TopicPartition partition, String store, long start) {
        // how much there is to read is told with the first batch
    }

    @Override
    public void onBatchLoaded(TopicPartition partition, String store, TaskId task, long last, long size, long end) {
        behind.put(new Changelog(partition, store), Math.max(0, end - last - 1));
    }

    @Override
    public void onUpdateSuspended(TopicPartition partition, String store, long offset, long end, SuspendReason reason) {
        behind.remove(new Changelog(partition, store));
    }

    /** Returns how many records each store's copies are behind together, as of what was read last. */
    Map<String, Long> behind() {
        Map<String, Long> stores = new TreeMap<>();
        behind.forEach((changelog, records) -> stores.merge(changelog.store(), records, Long::sum));
        return stores;
    }
}
