package dev.herald.sandbox;

import dev.herald.control.Redrive;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.producer.AggregateIdPartitioner;
import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistrySettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes repair commands to the control topic of a context. */
record Repairs(Topic control, String registry) {

    /** Orders to go on with a rule's lane of each payment; each payment's command has the same id every time. */
    void redrive(String rule, Collection<String> payments) throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", control.bootstrap());
        AvroEncoder encoder = encoder(Redrive.getClassSchema());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String payment : payments) {
                Redrive command =
                        new Redrive("redrive-" + payment, "payment", payment, rule, "a test", "the rule is mended");
                sent.add(producer.send(new ProducerRecord<>(
                        control.name(),
                        AggregateIdPartitioner.partition(payment, Installation.PARTITIONS),
                        payment.getBytes(StandardCharsets.UTF_8),
                        encoder.encode(command))));
            }
        }
        for (Future<RecordMetadata> answer : sent) {
            answer.get();
        }
    }

    private AvroEncoder encoder(Schema contract) {
        try (RegistryClient client =
                new RegistryClient(RegistrySettings.of(registry).build())) {
            return new AvroEncoder(contract, client.idOf(contract.getFullName(), contract));
        }
    }
}
