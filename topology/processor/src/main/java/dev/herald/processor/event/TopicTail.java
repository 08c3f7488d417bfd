package dev.herald.processor.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads a topic's records, those of one partition in order. With a consumer of committed records it ends, or begins, at
 * the last one that is committed. For one thread.
 */
public final class TopicTail {

    private static final Duration POLL = Duration.ofMillis(200);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * Opens a topic.
     *
     * @param consumer without a group; it stays the caller's to close
     * @param partitions the topic's count of partitions, from 1
     * @param fromBeginning whether to begin with the oldest record, or with the next to come
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses
     */
    public TopicTail(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            String topic,
            int partitions,
            boolean fromBeginning) {
        this.consumer = consumer;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(this.partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(this.partitions);
        } else {
            consumer.seekToEnd(this.partitions);
        }
        this.partitions.forEach(consumer::position);
    }

    /** Returns how much lies ahead until what is now the end, counted in offsets: transactions take some, too. */
    public long ahead() {
        return missing(consumer.endOffsets(partitions));
    }

    /**
     * Hands on every record up to what is now the end, then returns.
     *
     * @param patience how long to wait for the next record
     * @throws TimeoutException when no record comes, although the end is not reached
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer, or refuses
     */
    public void readToEnd(Duration patience, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long emptyPolls = 0;
        while (missing(ends) > 0) {
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
            batch.partitions().forEach(partition -> batch.records(partition).stream()
                    .filter(record -> record.offset() < ends.getOrDefault(partition, 0L))
                    .forEach(records));
            emptyPolls = batch.isEmpty() ? emptyPolls + 1 : 0;
            if (emptyPolls > patience.dividedBy(POLL)) {
                throw new TimeoutException(
                        "no record in " + patience.toMillis() + " ms, " + missing(ends) + " before the end");
            }
        }
    }

    /**
     * Hands on every record, for as long as it is wanted.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker refuses
     */
    public void readWhile(BooleanSupplier wanted, Consumer<ConsumerRecord<byte[], byte[]>> records) {
        while (wanted.getAsBoolean()) {
            consumer.poll(POLL).forEach(records);
        }
    }

    /** Counts offsets, not records: transactions' markers have some. */
    private long missing(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }
}
