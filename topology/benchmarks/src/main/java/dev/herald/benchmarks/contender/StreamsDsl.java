package dev.herald.benchmarks.contender;

import dev.herald.benchmarks.state.OpenPayment;
import dev.herald.payments.domain.PartyRegistered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.GlobalKTable;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Kafka Streams' DSL: an aggregate in RocksDB, joined with a GlobalKTable. The payment's id is read out of the record
 * key, which needs no repartitioning: the records lie in its partition already. The aggregate is not cached, since a
 * cache would keep back all but the last status of each commit.
 */
public final class StreamsDsl {

    private StreamsDsl() {}

    /**
     * Entry point.
     *
     * @param arguments the file of the assignment
     */
    public static void main(String[] arguments) throws Exception {
        Assignment assignment = Assignment.read(Path.of(arguments[0]));
        KafkaStreams streams = new KafkaStreams(topology(assignment), settings(assignment));
        streams.setUncaughtExceptionHandler(failure -> {
            Ending.because(Thread.currentThread(), failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(Duration.ofSeconds(15)), "stop"));
        streams.start();
    }

    private static Topology topology(Assignment assignment) {
        Serde<SpecificRecord> avro = AvroSerdes.contracts(assignment.ids());
        StreamsBuilder builder = new StreamsBuilder();
        GlobalKTable<String, SpecificRecord> parties =
                builder.globalTable(assignment.parties(), Consumed.with(Serdes.String(), avro));
        KStream<String, OpenPayment> payments = builder.stream(
                        assignment.payments(), Consumed.with(AvroSerdes.aggregateId(), avro))
                .processValues(Timed::new)
                .groupByKey(Grouped.with(Serdes.String(), AvroSerdes.none()))
                .aggregate(
                        () -> Fold.NEW,
                        (id, event, payment) -> Fold.next(payment, id, event.record(), event.time()),
                        Materialized.<String, OpenPayment, KeyValueStore<Bytes, byte[]>>as("payments")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(AvroSerdes.openPayment())
                                .withCachingDisabled())
                .toStream();
        payments.<SpecificRecord>mapValues(Fold::status).to(assignment.status(), Produced.with(Serdes.String(), avro));
        payments.filter((id, payment) -> Fold.isSettled(payment))
                .join(parties, (id, payment) -> payment.getPartyId(), (payment, party) ->
                        (SpecificRecord) Fold.completed(payment, ((PartyRegistered) party).getName()))
                .to(assignment.completed(), Produced.with(Serdes.String(), avro));
        return builder.build();
    }

    /** An event with its time, which an aggregator is not told. */
    record TimedEvent(SpecificRecord record, Instant time) {}

    private static Properties settings(Assignment assignment) {
        Properties settings = new Properties();
        Clients.PRODUCER.forEach((key, value) -> settings.put(StreamsConfig.producerPrefix(key), value));
        Clients.CONSUMER.forEach((key, value) -> settings.put(StreamsConfig.mainConsumerPrefix(key), value));
        settings.remove(StreamsConfig.mainConsumerPrefix("isolation.level"));
        settings.put(StreamsConfig.mainConsumerPrefix("group.instance.id"), Clients.INSTANCE);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, assignment.prefix() + "dsl");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, assignment.bootstrap());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Clients.COMMIT_INTERVAL_MS);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, assignment.threads());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, assignment.state().toString());
        return settings;
    }
}
