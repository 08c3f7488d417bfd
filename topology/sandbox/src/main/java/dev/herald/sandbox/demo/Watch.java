package dev.herald.sandbox.demo;

import dev.herald.engine.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads along, committed records only: counts what goes in and what comes out, and remembers a sample of each type. */
final class Watch implements Runnable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int CAUSES = 100_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Set<String> domain;
    private final Map<String, String> causes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > CAUSES;
        }
    };
    private final Map<String, Long> published = new TreeMap<>();
    private final Map<String, Sample> samples = new LinkedHashMap<>();
    private long in;
    private long deadLetters;
    private long told;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean ended;

    /** What has been seen so far: domain events, public events by type, dead letters, what Herald told of itself. */
    record Seen(long in, Map<String, Long> published, long deadLetters, long told) {
        long out() {
            return published.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * A public event and the domain event that it stems from.
     *
     * @param cause type and key; its id where that was too long ago to be remembered
     */
    record Sample(String cause, String type, ConsumerRecord<byte[], byte[]> effect) {}

    /**
     * Reads from the beginning.
     *
     * @param consumer without a group, for committed records; the watch closes it at its end
     */
    Watch(Consumer<byte[], byte[]> consumer, Topics topics, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.topics = topics;
        this.domain = new HashSet<>(topics.domain());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @Override
    public void run() {
        try (consumer) {
            while (!ended) {
                consumer.poll(POLL).forEach(this::see);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    void end() {
        ended = true;
    }

    /** Returns what was seen so far; fails when reading failed. */
    synchronized Seen seen() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw new DemoFailedException(1, "cannot read along: " + failed);
        }
        return new Seen(in, new TreeMap<>(published), deadLetters, told);
    }

    /** Takes the sample that has waited longest, so that each type comes in turn. */
    synchronized Optional<Sample> takeSample() {
        Optional<String> oldest = samples.keySet().stream().findFirst();
        return oldest.map(samples::remove);
    }

    private synchronized void see(ConsumerRecord<byte[], byte[]> record) {
        if (domain.contains(record.topic())) {
            in++;
            causes.put(header(record, Envelope.ID), type(record) + " " + key(record));
        } else if (record.topic().equals(topics.deadLetters())) {
            deadLetters++;
        } else if (record.topic().equals(topics.supervision())) {
            told++;
        } else {
            String type = type(record);
            published.merge(type, 1L, Long::sum);
            String cause = header(record, Envelope.CAUSATION_ID);
            samples.put(type, new Sample(causes.getOrDefault(cause, cause), type, record));
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        String name = header(record, Envelope.TYPE);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
