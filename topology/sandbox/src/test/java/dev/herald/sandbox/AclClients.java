package dev.herald.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What those around Herald do: each does all that its role is for, once, and says what it was refused, if anything.
 *
 * @param group of the consumer and the handler
 * @param transactionalId of the producer and the handler
 */
record AclClients(Guarded guarded, String group, String transactionalId) {
    static final List<String> DOMAIN = List.of("permits.domain.party", "permits.domain.payment");
    static final List<String> PUBLIC = List.of("permits.public.payers", "permits.public.totals");
    static final String COMMAND = "permits.command.ask";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final byte[] ANY = "any".getBytes(StandardCharsets.UTF_8);

    /** Sends events, and writes in a transaction. */
    Optional<String> producer() {
        List<String> lines = SmallLog.partyAndPayment("party-1", "of-the-sender");
        return refusal(guarded.send("sender", lines)).or(() -> refusal(() -> write("sender", Map.of())));
    }

    /** Reads every public topic as a member of a group. */
    Optional<String> consumer() {
        return refusal(() -> {
            try (var consumer = consumer("reader")) {
                consumer.subscribe(PUBLIC);
                readFrom(consumer, PUBLIC);
            }
        });
    }

    /** Reads commands and domain events, and writes domain events together with how far it has read. */
    Optional<String> handler() {
        return refusal(() -> {
            try (var consumer = consumer("handler")) {
                List<TopicPartition> partitions = List.of(COMMAND, DOMAIN.get(0), DOMAIN.get(1)).stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                readFrom(consumer, List.of(COMMAND, DOMAIN.get(0), DOMAIN.get(1)));
                write("handler", Map.of(new TopicPartition(COMMAND, 0), new OffsetAndMetadata(0)));
            }
        });
    }

    /** Lists what failed, and has it redriven. */
    Optional<String> operator() {
        return refusal(guarded.herald("operator", "dead-letters", "list"))
                .or(() -> refusal(guarded.herald(
                        "operator", "dead-letters", "redrive", "--all", "--why", "a trial", "--no-wait")));
    }

    private KafkaConsumer<byte[], byte[]> consumer(String user) {
        Map<String, Object> settings = guarded.client(user);
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void readFrom(KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        Set<String> missing = new HashSet<>(topics);
        Await.until(
                LIMIT,
                () -> {
                    consumer.poll(POLL).forEach(record -> missing.remove(record.topic()));
                    return missing.isEmpty();
                },
                () -> "nothing read from " + missing);
    }

    /** Writes to each domain topic in a transaction that is taken back. */
    private void write(String user, Map<TopicPartition, OffsetAndMetadata> offsets)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = guarded.client(user);
        settings.put("transactional.id", transactionalId);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                var consumer = consumer(user)) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String topic : DOMAIN) {
                producer.send(new ProducerRecord<>(topic, ANY, ANY)).get();
            }
            if (!offsets.isEmpty()) {
                producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            }
            producer.abortTransaction();
        }
    }

    private static Optional<String> refusal(Terminal.Said said) {
        if (said.code() == 7) {
            return Optional.of(said.err().strip());
        }
        said.well();
        return Optional.empty();
    }

    private interface Work {
        void run() throws ExecutionException, InterruptedException;
    }

    private static Optional<String> refusal(Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (AuthorizationException refused) {
            return Optional.of(refused.toString());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException refused) {
                return Optional.of(refused.toString());
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
