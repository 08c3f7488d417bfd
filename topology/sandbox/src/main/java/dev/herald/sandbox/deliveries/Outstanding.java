package dev.herald.sandbox.deliveries;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Commands that were read and are not carried out yet. An offset is committed no further than the first of them: after a
 * crash they are read again, and those behind it that were carried out lead to nothing.
 */
final class Outstanding {
    private final Map<TopicPartition, TreeSet<Long>> open = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

    void read(Given given) {
        open.computeIfAbsent(given.place(), place -> new TreeSet<>()).add(given.offset());
        next.put(given.place(), given.offset() + 1);
    }

    void done(Given given) {
        TreeSet<Long> offsets = open.get(given.place());
        if (offsets == null || !offsets.remove(given.offset())) {
            throw new IllegalStateException(given.place() + ", offset " + given.offset() + ": was done before");
        }
    }

    /** Returns whether there is something to commit. */
    boolean moved() {
        return !offsets().equals(committed);
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((place, end) -> {
            TreeSet<Long> waiting = open.getOrDefault(place, new TreeSet<>());
            offsets.put(place, new OffsetAndMetadata(waiting.isEmpty() ? end : waiting.first()));
        });
        return offsets;
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        committed = offsets;
    }
}
