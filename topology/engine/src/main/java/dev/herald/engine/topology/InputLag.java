package dev.herald.engine.topology;

import dev.herald.engine.sequence.CatchUp;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which partitions are caught up: those whose committed offsets have reached where their topics ended a moment
 * before. It asks the broker on a thread of its own, until each partition that is asked for has caught up once.
 */
public final class InputLag implements CatchUp, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputLag.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Admin admin;
    private final String group;
    private final Map<String, Integer> topics;
    private final ScheduledFuture<?> looking;
    private final Set<Integer> wanted = ConcurrentHashMap.newKeySet();
    private final Set<Integer> caughtUp = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "herald-input-lag");
        made.setDaemon(true);
        return made;
    });

    /**
     * Starts to find out.
     *
     * @param group the consumer group that reads the topics
     * @param topics the domain topics, with their partitions
     */
    public InputLag(Admin admin, String group, Map<String, Integer> topics) {
        this.admin = admin;
        this.group = group;
        this.topics = Map.copyOf(topics);
        this.looking = thread.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isCaughtUp(int partition) {
        if (caughtUp.contains(partition)) {
            return true;
        }
        wanted.add(partition);
        return false;
    }

    private void look() {
        for (int partition : Set.copyOf(wanted)) {
            try {
                if (isReached(partition)) {
                    caughtUp.add(partition);
                    wanted.remove(partition);
                }
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                LOG.warn("partition {}: the broker does not tell whether it is caught up: {}", partition, e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isReached(int partition) throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        topics.forEach((topic, count) -> {
            if (partition < count) {
                latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        });
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(latest.keySet())))
                .partitionsToOffsetAndMetadata(group)
                .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata reached = committed.get(end.getKey());
            return end.getValue().offset() == 0
                    || (reached != null && reached.offset() >= end.getValue().offset());
        });
    }

    @Override
    public void close() {
        looking.cancel(true);
        thread.shutdownNow();
    }
}
