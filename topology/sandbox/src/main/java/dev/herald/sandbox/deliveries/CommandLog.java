package dev.herald.sandbox.deliveries;

import dev.herald.deliveries.command.AbandonDelivery;
import dev.herald.deliveries.command.CreateDeliveries;
import dev.herald.deliveries.command.ExecuteDelivery;
import dev.herald.deliveries.command.RegisterAttempt;
import dev.herald.deliveries.command.ScheduleDelivery;
import dev.herald.deliveries.domain.DeliveryAbandoned;
import dev.herald.deliveries.domain.DeliveryAttemptFailed;
import dev.herald.deliveries.domain.DeliveryCreated;
import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.deliveries.domain.DeliverySucceeded;
import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads the commands, and the domain events that earlier ones led to: committed records only. */
final class CommandLog {
    static final String EVENTS = "deliveries.domain.delivery";
    static final String EXECUTE = "deliveries.command.execute-delivery";
    static final List<String> COMMANDS = List.of(
            "deliveries.command.create-deliveries",
            "deliveries.command.schedule-delivery",
            EXECUTE,
            "deliveries.command.register-attempt",
            "deliveries.command.abandon-delivery");

    private static final Duration POLL = Duration.ofMillis(20);

    private final Consumer<byte[], byte[]> consumer;
    private final String prefix;
    private final AvroDecoder decoder;

    /** Reads with a consumer of its caller's. */
    CommandLog(Consumer<byte[], byte[]> consumer, String prefix, SchemaRegistry registry) {
        this.consumer = consumer;
        this.prefix = prefix;
        this.decoder = new AvroDecoder(
                registry,
                List.of(
                        CreateDeliveries.class,
                        ScheduleDelivery.class,
                        ExecuteDelivery.class,
                        RegisterAttempt.class,
                        AbandonDelivery.class,
                        DeliveryCreated.class,
                        DeliveryScheduled.class,
                        DeliveryAttemptFailed.class,
                        DeliverySucceeded.class,
                        DeliveryAbandoned.class));
    }

    /** Has the command side remember what was before, and goes on behind what it is done with. */
    void recall(CommandSide side) {
        readUntil(consumer.endOffsets(partitions(EVENTS)), record -> {
            if (EventKey.parse(record.key()) instanceof EventKey.Valid valid) {
                side.remember(valid.key(), decoded(record));
            }
        });
        readUntil(done(partitions(EXECUTE)), record -> side.remember(decoded(record)));
        List<TopicPartition> commands =
                COMMANDS.stream().flatMap(name -> partitions(name).stream()).toList();
        Map<TopicPartition, Long> done = done(commands);
        consumer.assign(commands);
        done.forEach(consumer::seek);
    }

    /** The offsets behind what was done; 0 where nothing was. */
    private Map<TopicPartition, Long> done(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> done = new HashMap<>();
        partitions.forEach(each -> done.put(each, 0L));
        consumer.committed(Set.copyOf(partitions)).forEach((place, offset) -> {
            if (offset != null) {
                done.put(place, offset.offset());
            }
        });
        return done;
    }

    /** Waits a moment for commands. */
    List<Given> next() {
        List<Given> commands = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> commands.add(given(record)));
        return commands;
    }

    private void readUntil(
            Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition place = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(place, 0L)) {
                    reader.accept(record);
                }
            }
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(prefix + topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Given given(ConsumerRecord<byte[], byte[]> record) {
        String id = header(record, Envelope.ID);
        if (id == null) {
            throw new IllegalStateException(place(record) + ": no " + Envelope.ID);
        }
        TopicPartition place = new TopicPartition(record.topic(), record.partition());
        return new Given(place, record.offset(), decoded(record), id, header(record, Envelope.CORRELATION_ID));
    }

    private SpecificRecord decoded(ConsumerRecord<byte[], byte[]> record) {
        Decoded value = decoder.decode(record.value());
        if (value instanceof Decoded.Known known) {
            return known.record();
        }
        throw new IllegalStateException(place(record) + ": " + value);
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return "%s-%d, offset %d".formatted(record.topic(), record.partition(), record.offset());
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
