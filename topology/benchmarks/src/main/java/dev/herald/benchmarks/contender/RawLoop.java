package dev.herald.benchmarks.contender;

import dev.herald.benchmarks.state.OpenPayment;
import dev.herald.engine.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The practical limit: consume, decode, encode what the others publish, produce, in transactions. It keeps no state, so
 * that what it publishes of an event after the request has the amount and payer of a made-up payment.
 */
public final class RawLoop implements Runnable {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final long COMMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(Clients.COMMIT_INTERVAL_MS);

    private final Assignment assignment;
    private final AvroWire wire;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    private RawLoop(Assignment assignment, int thread) {
        this.assignment = assignment;
        this.wire = new AvroWire(assignment.ids());
        this.consumer = new KafkaConsumer<>(consumerSettings(assignment, thread));
        this.producer = new KafkaProducer<>(producerSettings(assignment, thread));
    }

    /**
     * Entry point.
     *
     * @param arguments the file of the assignment
     */
    public static void main(String[] arguments) throws Exception {
        Assignment assignment = Assignment.read(Path.of(arguments[0]));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < assignment.threads(); i++) {
            Thread thread = new Thread(new RawLoop(assignment, i), "raw-" + i);
            thread.setUncaughtExceptionHandler(Ending::because);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void run() {
        producer.initTransactions();
        consumer.subscribe(List.of(assignment.payments()));
        while (true) {
            transaction();
        }
    }

    private void transaction() {
        long begin = System.nanoTime();
        boolean open = false;
        while (System.nanoTime() - begin < COMMIT_NANOS) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!open) {
                    producer.beginTransaction();
                    open = true;
                }
                work(record);
            }
        }
        if (open) {
            producer.sendOffsetsToTransaction(done, consumer.groupMetadata());
            producer.commitTransaction();
            done.clear();
        }
    }

    private void work(ConsumerRecord<byte[], byte[]> record) {
        String id = PaymentKey.aggregateId(record.key());
        OpenPayment payment =
                Fold.next(MADE_UP, id, wire.read(record.value()), Instant.ofEpochMilli(record.timestamp()));
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        send(assignment.status(), EnvelopeHeaders.STATUS, record, key, wire.write(Fold.status(payment)));
        if (Fold.isSettled(payment)) {
            byte[] completed = wire.write(Fold.completed(payment, "A payer's name"));
            send(assignment.completed(), EnvelopeHeaders.COMPLETED, record, key, completed);
        }
        done.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
    }

    private void send(
            String topic, EnvelopeHeaders envelope, ConsumerRecord<byte[], byte[]> event, byte[] key, byte[] value) {
        byte[] eventId = event.headers().lastHeader(Envelope.ID).value();
        List<Header> headers = envelope.of(key, eventId, PaymentKey.sequence(event.key()), event.timestamp());
        // What fails here fails the commit.
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(topic, null, event.timestamp(), key, value, headers));
    }

    private static final OpenPayment MADE_UP = new OpenPayment(
            "", "REQUESTED", Fold.NEW.getAmount(), "GBP", "party-00000", 1, 1, 0, Instant.EPOCH, Instant.EPOCH);

    private static Map<String, Object> consumerSettings(Assignment assignment, int thread) {
        Map<String, Object> settings = new HashMap<>(Clients.CONSUMER);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, assignment.bootstrap());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, assignment.prefix() + "raw");
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, Clients.INSTANCE + "-" + thread);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    private static Map<String, Object> producerSettings(Assignment assignment, int thread) {
        Map<String, Object> settings = new HashMap<>(Clients.PRODUCER);
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, assignment.bootstrap());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, assignment.prefix() + "raw-" + thread);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }
}
