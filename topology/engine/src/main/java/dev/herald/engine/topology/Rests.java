package dev.herald.engine.topology;

import dev.herald.engine.sequence.Silence;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions have caught up with their logs, and which rest: at each look all of their logs had been worked on, and
 * nothing was new. Safe for use by several threads, of which one looks.
 */
final class Rests {

    private final Set<Integer> caughtUp = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Rest> resting = new ConcurrentHashMap<>();

    /** Where a partition's logs ended, all of it worked on, all the time of a silence. */
    private record Rest(Map<TopicPartition, Long> ends, Silence silence) {}

    /** Returns whether a partition has caught up once. */
    boolean isCaughtUp(int partition) {
        return caughtUp.contains(partition);
    }

    /** Returns for how long a partition rests; null where it does not. */
    @Nullable Silence silence(int partition) {
        Rest rest = resting.get(partition);
        return rest == null ? null : rest.silence();
    }

    /**
     * Compares where logs end with what has been worked on.
     *
     * @param partitions which to look at, by number
     * @param ends where their logs ended before {@code committed} was asked for, none left out
     * @param committed how far they are worked on; a log that is not named has not been begun
     * @param now when {@code ends} was asked for, in milliseconds
     */
    void look(Set<Integer> partitions, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed, long now) {
        for (int partition : partitions) {
            Map<TopicPartition, Long> own = new HashMap<>(ends);
            own.keySet().removeIf(log -> log.partition() != partition);
            if (own.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
                caughtUp.add(partition);
                resting.put(partition, new Rest(own, new Silence(since(partition, own, now), now)));
            } else {
                resting.remove(partition);
            }
        }
    }

    private long since(int partition, Map<TopicPartition, Long> ends, long now) {
        Rest before = resting.get(partition);
        if (before == null) {
            return now;
        }
        return before.ends().equals(ends) ? before.silence().since() : now;
    }

    /** Forgets how long others rest: they are not looked at. */
    void retain(Set<Integer> partitions) {
        resting.keySet().retainAll(partitions);
    }

    /** Forgets how long any rests: nobody could look. */
    void clear() {
        resting.clear();
    }
}
