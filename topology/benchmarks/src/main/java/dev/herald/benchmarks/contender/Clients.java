package dev.herald.benchmarks.contender;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How every contender's clients are set, Herald's too: none is slower for being set worse. */
public final class Clients {

    /** How long a transaction is kept open, in milliseconds: the floor of visible latency. */
    public static final int COMMIT_INTERVAL_MS = 100;

    /** A static member: who comes back after a kill takes its place at once, and waits for no session to end. */
    public static final String INSTANCE = "bench";

    /** Settings of producers. */
    public static final Map<String, String> PRODUCER = Map.of(
            ProducerConfig.BATCH_SIZE_CONFIG, "131072",
            ProducerConfig.LINGER_MS_CONFIG, "10",
            ProducerConfig.BUFFER_MEMORY_CONFIG, "67108864",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
            // The next transaction may begin before the broker has ended the last: it then answers "again".
            ProducerConfig.RETRY_BACKOFF_MS_CONFIG, "10");

    /** Settings of consumers. */
    public static final Map<String, String> CONSUMER = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "4194304",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");

    private Clients() {}
}
