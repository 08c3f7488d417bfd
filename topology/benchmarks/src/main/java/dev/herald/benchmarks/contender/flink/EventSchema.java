package dev.herald.benchmarks.contender.flink;

import dev.herald.benchmarks.contender.PaymentKey;
import dev.herald.engine.event.Envelope;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes a record over as it is, but for its key. */
final class EventSchema implements KafkaRecordDeserializationSchema<Event> {
    private static final long serialVersionUID = 1L;

    private static final byte[] NONE = {};

    private final boolean hasSequences;

    /** Reads records whose keys are {@code <aggregateId>#<sequence>}, with envelopes, or ids alone. */
    EventSchema(boolean hasSequences) {
        this.hasSequences = hasSequences;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Event> out) {
        byte[] key = record.key();
        out.collect(
                hasSequences
                        ? new Event(
                                PaymentKey.aggregateId(key),
                                record.headers().lastHeader(Envelope.ID).value(),
                                PaymentKey.sequence(key),
                                record.value(),
                                record.timestamp())
                        : new Event(
                                new String(key, StandardCharsets.UTF_8), NONE, 0, record.value(), record.timestamp()));
    }

    @Override
    public TypeInformation<Event> getProducedType() {
        return TypeInformation.of(Event.class);
    }
}
