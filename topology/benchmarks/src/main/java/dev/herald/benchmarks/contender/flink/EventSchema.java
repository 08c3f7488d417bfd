package dev.herald.benchmarks.contender.flink;

import dev.herald.benchmarks.contender.PaymentKey;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes a record over as it is, but for its key. */
final class EventSchema implements KafkaRecordDeserializationSchema<Event> {
    private static final long serialVersionUID = 1L;

    private final boolean hasSequences;

    /** Reads records whose keys are {@code <aggregateId>#<sequence>}, or ids alone. */
    EventSchema(boolean hasSequences) {
        this.hasSequences = hasSequences;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Event> out) {
        String id =
                hasSequences ? PaymentKey.aggregateId(record.key()) : new String(record.key(), StandardCharsets.UTF_8);
        out.collect(new Event(id, record.value(), record.timestamp()));
    }

    @Override
    public TypeInformation<Event> getProducedType() {
        return TypeInformation.of(Event.class);
    }
}
