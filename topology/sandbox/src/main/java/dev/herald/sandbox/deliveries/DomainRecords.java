package dev.herald.sandbox.deliveries;

import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.processor.contract.Subjects;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Makes the records of the domain events that commands lead to. */
final class DomainRecords {
    private final String topic;
    private final Subjects subjects;
    private final SchemaRegistry registry;
    private final Map<Schema, AvroEncoder> encoders = new HashMap<>();

    DomainRecords(String topic, Subjects subjects, SchemaRegistry registry) {
        this.topic = topic;
        this.subjects = subjects;
        this.registry = registry;
    }

    ProducerRecord<byte[], byte[]> of(EventKey key, SpecificRecord event, Instant time, Given cause) {
        Schema schema = event.getSchema();
        byte[] value = encoders.computeIfAbsent(schema, this::encoder).encode(event);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, null, time.toEpochMilli(), key.bytes(), value);
        Headers headers = record.headers();
        put(headers, Envelope.CONTENT_TYPE, Envelope.APPLICATION_AVRO);
        put(headers, Envelope.SPEC_VERSION, Envelope.SPEC_VERSION_1_0);
        put(headers, Envelope.ID, "delivery/" + key);
        put(headers, Envelope.SOURCE, "/deliveries");
        put(headers, Envelope.TYPE, schema.getFullName());
        put(headers, Envelope.SUBJECT, key.aggregateId());
        put(headers, Envelope.TIME, time.toString());
        put(headers, Envelope.SEQUENCE, Envelope.sequenceText(key.sequence()));
        put(headers, Envelope.CAUSATION_ID, cause.id());
        put(headers, Envelope.CORRELATION_ID, cause.correlation());
        return record;
    }

    private AvroEncoder encoder(Schema schema) {
        return new AvroEncoder(schema, registry.idOf(subjects.of(topic, schema), schema));
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
