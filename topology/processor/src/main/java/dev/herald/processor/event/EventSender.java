package dev.herald.processor.event;

import dev.herald.engine.producer.AggregateIdPartitioner;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends records in order. References are acknowledged before anything that follows them on another topic is sent: a
 * reference must be in the log before the events that need it. For one thread.
 */
public final class EventSender {

    private final Producer<byte[], byte[]> producer;
    private final Set<String> referenceTopics;
    private final Set<String> topicsWithoutSequences;
    private final Pace pace;
    private final Map<String, LongAdder> acknowledged = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private String topicBefore = "";

    /**
     * Sends with a producer, which stays the caller's to close.
     *
     * @param referenceTopics topics that lookups are folded from
     * @param topicsWithoutSequences topics whose record keys are aggregate ids alone
     * @param pace how fast
     */
    public EventSender(
            Producer<byte[], byte[]> producer,
            Set<String> referenceTopics,
            Set<String> topicsWithoutSequences,
            Pace pace) {
        this.producer = producer;
        this.referenceTopics = Set.copyOf(referenceTopics);
        this.topicsWithoutSequences = Set.copyOf(topicsWithoutSequences);
        this.pace = pace;
    }

    /**
     * Hands a record to the producer.
     *
     * @throws SendFailedException when it, or an earlier one, was not taken
     */
    public void send(ProducerRecord<byte[], byte[]> record) {
        if (referenceTopics.contains(topicBefore) && !topicBefore.equals(record.topic())) {
            flush();
        }
        topicBefore = record.topic();
        pace.await();
        refuseAfterFailure();
        try {
            Future<RecordMetadata> unused = producer.send(placed(record), this::answered);
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            refuseAfterFailure();
        }
    }

    /** The producer's partitioner looks for a sequence in the key; where there is none, the partition is given. */
    private ProducerRecord<byte[], byte[]> placed(ProducerRecord<byte[], byte[]> record) {
        if (!topicsWithoutSequences.contains(record.topic())) {
            return record;
        }
        int partition = AggregateIdPartitioner.partition(
                new String(record.key(), StandardCharsets.UTF_8),
                producer.partitionsFor(record.topic()).size());
        return new ProducerRecord<>(
                record.topic(), partition, record.timestamp(), record.key(), record.value(), record.headers());
    }

    /**
     * Waits until the brokers have acknowledged everything.
     *
     * @return what they have acknowledged so far
     * @throws SendFailedException when a record was not taken
     */
    public SendReport flush() {
        producer.flush();
        refuseAfterFailure();
        return report();
    }

    /** Returns what the brokers have acknowledged so far. */
    public SendReport report() {
        Map<String, Long> sent = new TreeMap<>();
        acknowledged.forEach((topic, count) -> sent.put(topic, count.sum()));
        return new SendReport(sent);
    }

    private void answered(@Nullable RecordMetadata place, @Nullable Exception refused) {
        if (refused != null) {
            failure.compareAndSet(null, refused);
        } else if (place != null) {
            acknowledged
                    .computeIfAbsent(place.topic(), topic -> new LongAdder())
                    .increment();
        }
    }

    private void refuseAfterFailure() {
        Exception refused = failure.get();
        if (refused != null) {
            KafkaException reason = refused instanceof KafkaException kafka ? kafka : new KafkaException(refused);
            throw new SendFailedException(report(), reason);
        }
    }
}
