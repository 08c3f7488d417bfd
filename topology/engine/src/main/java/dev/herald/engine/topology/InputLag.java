package dev.herald.engine.topology;

import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.sequence.Silence;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which partitions are caught up: those whose committed offsets have reached where their topics ended a moment
 * before; and which are silent. It asks the broker on a thread of its own, for a partition until it has caught up once,
 * and for as long as somebody wants to know of its silence.
 */
public final class InputLag implements CatchUp, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputLag.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** For how long after it was asked for the last time a partition's silence is looked at. */
    private static final Duration LISTENED = Duration.ofSeconds(10);

    private final Admin admin;
    private final String group;
    private final LogPositions positions;
    private final Map<String, Integer> topics;
    private final Clock clock;
    private final ScheduledFuture<?> looking;
    private final Set<Integer> wanted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> listening = new ConcurrentHashMap<>();
    private final Rests rests = new Rests();
    private final Map<String, InputLag> gatherings = new ConcurrentHashMap<>();
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
    public InputLag(Admin admin, String group, Map<String, Integer> topics, Clock clock) {
        this.admin = admin;
        this.group = group;
        this.positions = new LogPositions(admin, group);
        this.topics = Map.copyOf(topics);
        this.clock = clock;
        this.looking = thread.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isCaughtUp(int partition) {
        if (rests.isCaughtUp(partition)) {
            return true;
        }
        wanted.add(partition);
        return false;
    }

    @Override
    public @Nullable Silence silence(int partition, long now) {
        listening.put(partition, now);
        return rests.silence(partition);
    }

    @Override
    public CatchUp ofGathering(String name) {
        int partitions =
                topics.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        InputLag own = gatherings.computeIfAbsent(
                name,
                each -> new InputLag(
                        admin, group, Map.of(StreamsSettings.repartitionTopic(group, each), partitions), clock));
        return new GatheringLag(this, partitions, own);
    }

    private void look() {
        long now = clock.millis();
        listening.values().removeIf(asked -> asked < now - LISTENED.toMillis());
        Set<Integer> partitions = new HashSet<>(wanted);
        partitions.addAll(listening.keySet());
        rests.retain(partitions);
        try {
            if (!partitions.isEmpty()) {
                look(partitions, now);
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            rests.clear();
            LOG.warn(
                    "partitions {}: the broker does not tell whether they are caught up: {}", partitions, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Set<Integer> partitions, long now)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> logs = logs(partitions);
        Map<TopicPartition, Long> ends = positions.ends(logs);
        rests.look(partitions, ends, positions.committed(logs), now);
        wanted.removeIf(rests::isCaughtUp);
    }

    private List<TopicPartition> logs(Set<Integer> partitions) {
        List<TopicPartition> logs = new ArrayList<>();
        topics.forEach((topic, count) -> partitions.stream()
                .filter(partition -> partition < count)
                .forEach(partition -> logs.add(new TopicPartition(topic, partition))));
        return logs;
    }

    @Override
    public void close() {
        looking.cancel(true);
        thread.shutdownNow();
        gatherings.values().forEach(InputLag::close);
    }
}
