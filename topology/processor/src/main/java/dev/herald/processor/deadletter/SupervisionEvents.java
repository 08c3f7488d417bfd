package dev.herald.processor.deadletter;

import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.supervision.CommandWithoutEffect;
import dev.herald.supervision.EventDiscarded;
import dev.herald.supervision.LaneParked;
import dev.herald.supervision.LaneReleased;
import dev.herald.supervision.RedriveEvaluated;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what the supervision topic tells of lanes. For one thread. */
public final class SupervisionEvents {

    private final AvroDecoder decoder;
    private final Consumer<String> unreadable;

    /**
     * Reads with the schemas of a registry.
     *
     * @param unreadable is told of records that cannot be read
     */
    public SupervisionEvents(SchemaRegistry registry, Consumer<String> unreadable) {
        this.decoder = new AvroDecoder(
                registry,
                List.of(
                        LaneParked.class,
                        LaneReleased.class,
                        EventDiscarded.class,
                        CommandWithoutEffect.class,
                        RedriveEvaluated.class));
        this.unreadable = unreadable;
    }

    /**
     * Returns the event of a record; empty where it is about something else.
     *
     * @throws dev.herald.engine.registry.RegistryException when the registry does not answer, or refuses
     */
    public Optional<SpecificRecord> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        Decoded decoded = decoder.decode(record.value());
        if (decoded instanceof Decoded.Undecodable garbled) {
            unreadable.accept(record.topic() + "-" + record.partition() + "@" + record.offset()
                    + ": cannot be read and is passed over: " + garbled.reason());
        }
        return decoded instanceof Decoded.Known known ? Optional.of(known.record()) : Optional.empty();
    }
}
