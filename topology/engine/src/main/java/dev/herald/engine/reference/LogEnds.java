package dev.herald.engine.reference;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker where the reference topics end for a reader that sees committed records only. */
public final class LogEnds implements Supplier<Map<TopicPartition, Long>> {

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    private final Duration timeout;

    /**
     * Creates the question.
     *
     * @param partitions how many partitions each reference topic has
     * @param timeout how long to wait for the answer
     */
    public LogEnds(Admin admin, Map<String, Integer> partitions, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
        partitions.forEach((topic, count) -> {
            for (int i = 0; i < count; i++) {
                latest.put(new TopicPartition(topic, i), OffsetSpec.latest());
            }
        });
    }

    /**
     * Returns the offset after the last committed record, by partition.
     *
     * @throws KafkaException when the broker does not answer in time
     */
    @Override
    public Map<TopicPartition, Long> get() {
        if (latest.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        ask().forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ask() {
        ListOffsetsOptions options =
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs((int) timeout.toMillis());
        try {
            return admin.listOffsets(latest, options).all().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("the broker did not tell the ends of " + latest.keySet(), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(
                    "the broker did not tell the ends of " + latest.keySet() + " within " + timeout.toMillis() + " ms",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the ends of " + latest.keySet(), e);
        }
    }
}
