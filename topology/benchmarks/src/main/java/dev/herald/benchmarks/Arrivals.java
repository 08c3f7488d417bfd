package dev.herald.benchmarks;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Outputs as they come to a read_committed reader: counted, and timed from a moment on. For one thread. */
final class Arrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Outputs outputs;
    private final Verification verification;
    private final long from;
    private final Latencies latencies = new Latencies();

    /**
     * Reads from the beginning.
     *
     * @param from events from this time on are timed, in milliseconds since 1970
     */
    Arrivals(Stand stand, Topics topics, Verification verification, long from) {
        this.outputs = new Outputs(stand, topics);
        this.verification = verification;
        this.from = from;
    }

    void poll() {
        ConsumerRecords<byte[], byte[]> records = outputs.poll(POLL);
        long now = System.currentTimeMillis();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            outputs.count(record, verification);
            if (record.timestamp() >= from) {
                latencies.add(now - record.timestamp());
            }
        }
    }

    Latencies latencies() {
        return latencies;
    }

    @Override
    public void close() {
        outputs.close();
    }
}
