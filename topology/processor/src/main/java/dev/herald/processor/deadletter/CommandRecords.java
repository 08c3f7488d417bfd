package dev.herald.processor.deadletter;

import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.producer.AggregateIdPartitioner;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.processor.contract.NotRegisteredException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes commands as records of a control topic, each in the partition of its aggregate. For one thread. */
public final class CommandRecords {

    private final String topic;
    private final int partitions;
    private final SchemaRegistry registry;
    private final Map<Schema, AvroEncoder> encoders = new HashMap<>();

    /**
     * Writes for a control topic.
     *
     * @param partitions how many it has
     * @param registry where the contracts' ids are found
     */
    public CommandRecords(String topic, int partitions, SchemaRegistry registry) {
        this.topic = topic;
        this.partitions = partitions;
        this.registry = registry;
    }

    /**
     * Returns a command's record.
     *
     * @throws NotRegisteredException when the registry lacks its contract
     * @throws RegistryException when the registry does not answer, or refuses
     */
    public ProducerRecord<byte[], byte[]> of(String aggregateId, SpecificRecord command) {
        return new ProducerRecord<>(
                topic,
                AggregateIdPartitioner.partition(aggregateId, partitions),
                aggregateId.getBytes(StandardCharsets.UTF_8),
                encoders.computeIfAbsent(command.getSchema(), this::encoder).encode(command));
    }

    private AvroEncoder encoder(Schema contract) {
        String subject = contract.getFullName();
        try {
            return new AvroEncoder(contract, registry.idOf(subject, contract));
        } catch (RegistryException.NotFound e) {
            throw new NotRegisteredException(List.of(subject));
        }
    }
}
