package dev.herald.testkit;

import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.publish.Channel;
import dev.herald.engine.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Makes domain records as a producer would: value in the wire format, envelope in the headers. */
final class Sending {

    private final Setup setup;
    private final SchemaRegistry registry;
    private final Map<String, Long> ends = new HashMap<>();

    Sending(Setup setup, SchemaRegistry registry) {
        this.setup = setup;
        this.registry = registry;
    }

    SentRecord of(DomainRecord input) {
        String topic = setup.domainTopic(input.aggregate());
        String key = setup.hasSequences(input.aggregate()) ? input.key() : aggregateId(input.key());
        return new SentRecord(
                input,
                topic,
                ends.merge(topic, 1L, Long::sum) - 1,
                key == null ? null : bytes(key),
                value(input),
                headers(input),
                input.time().toEpochMilli());
    }

    private static @Nullable String aggregateId(@Nullable String key) {
        if (key == null || key.lastIndexOf('#') < 0) {
            return key;
        }
        return key.substring(0, key.lastIndexOf('#'));
    }

    private byte @Nullable [] value(DomainRecord input) {
        if (input.value() instanceof DomainRecord.Avro avro) {
            Schema schema = avro.data().getSchema();
            return new AvroEncoder(schema, registry.register(schema.getFullName(), schema)).encode(avro.data());
        }
        return input.value() instanceof DomainRecord.Raw raw ? raw.bytes() : null;
    }

    private Headers headers(DomainRecord input) {
        Map<String, String> all = new LinkedHashMap<>();
        if (input.envelope() && input.value() instanceof DomainRecord.Avro avro && input.key() != null) {
            envelope(input, input.key(), avro.data(), all);
        }
        all.putAll(input.headers());
        Headers headers = new RecordHeaders();
        all.forEach((name, text) -> headers.add(name, bytes(text)));
        return headers;
    }

    private void envelope(DomainRecord input, String key, SpecificRecord data, Map<String, String> to) {
        int split = key.lastIndexOf('#');
        to.put(Envelope.CONTENT_TYPE, Envelope.APPLICATION_AVRO);
        to.put(Envelope.SPEC_VERSION, Envelope.SPEC_VERSION_1_0);
        to.put(Envelope.ID, input.aggregate() + "/" + key);
        to.put(Envelope.SOURCE, Channel.sourceOf(setup.publication().context()));
        to.put(Envelope.TYPE, data.getSchema().getFullName());
        to.put(Envelope.TIME, input.time().toString());
        to.put(Envelope.DATA_SCHEMA, Channel.dataSchemaOf(data.getSchema()));
        if (split > 0) {
            to.put(Envelope.SUBJECT, key.substring(0, split));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
