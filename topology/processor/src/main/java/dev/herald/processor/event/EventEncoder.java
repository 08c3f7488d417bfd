package dev.herald.processor.event;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.processor.topic.TopicPlan;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** From an event of a file to a record of its domain topic, with the envelope in its headers. */
public final class EventEncoder {

    /** Kafka's own default for {@code max.request.size}, less what a batch and a record need beside their content. */
    private static final int MAX_RECORD_BYTES = (1 << 20) - 1024;

    private final String source;
    private final Map<String, Map<String, Target>> targets;

    /** Where events of a type go. */
    private record Target(String topic, String type, String dataSchema, DataWriter writer) {}

    private EventEncoder(String source, Map<String, Map<String, Target>> targets) {
        this.source = source;
        this.targets = targets;
    }

    /**
     * Prepares for the domain events of a publication, those of its references too.
     *
     * @param prefix put before each topic's name
     * @param writers a type's writer, by its schema; asked once for each type
     */
    public static EventEncoder of(Publication publication, String prefix, Function<DomainType, DataWriter> writers) {
        TopicNames names = new TopicNames(prefix, publication.context());
        Map<String, Map<String, Target>> targets = new LinkedHashMap<>();
        for (DomainTopic<?> topic : TopicPlan.domainTopics(publication)) {
            Map<String, Target> types = new HashMap<>();
            for (Class<? extends SpecificRecord> type : topic.types()) {
                Schema schema = SpecificData.get().getSchema(type);
                DataWriter writer = writers.apply(new DomainType(names.domain(topic), schema));
                Target target = new Target(names.domain(topic), schema.getFullName(), urn(schema), writer);
                types.put(schema.getName(), target);
                types.put(schema.getFullName(), target);
            }
            targets.put(topic.aggregate(), types);
        }
        return new EventEncoder("/" + publication.context(), targets);
    }

    /** A type of domain event and the topic that it lies on. */
    public record DomainType(String topic, Schema schema) {}

    /** Encodes an event. */
    public Checked<ProducerRecord<byte[], byte[]>> encode(EventLine event) {
        Map<String, Target> types = targets.get(event.aggregate());
        if (types == null) {
            return bad(event, "aggregate", "unknown '" + event.aggregate() + "'; expected one of " + targets.keySet());
        }
        Target target = types.get(event.type());
        if (target == null) {
            return bad(event, "type", "unknown '" + event.type() + "'; expected one of " + simple(types.keySet()));
        }
        return target.writer()
                .write(event.line(), event.data())
                .then(value -> sized(event, record(event, target, value)));
    }

    private ProducerRecord<byte[], byte[]> record(EventLine event, Target target, byte[] value) {
        byte[] key = new EventKey(event.aggregateId(), event.sequence()).bytes();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(target.topic(), null, event.occurredAt().toEpochMilli(), key, value);
        Headers headers = record.headers();
        put(headers, Envelope.CONTENT_TYPE, Envelope.APPLICATION_AVRO);
        put(headers, Envelope.SPEC_VERSION, Envelope.SPEC_VERSION_1_0);
        put(headers, Envelope.ID, event.eventId() == null ? place(event) : event.eventId());
        put(headers, Envelope.SOURCE, source);
        put(headers, Envelope.TYPE, target.type());
        put(headers, Envelope.SUBJECT, event.aggregateId());
        put(headers, Envelope.TIME, event.occurredAt().toString());
        put(headers, Envelope.DATA_SCHEMA, target.dataSchema());
        put(headers, Envelope.SEQUENCE, Envelope.sequenceText(event.sequence()));
        put(headers, Envelope.CORRELATION_ID, event.correlationId());
        put(headers, Envelope.CE_TRACEPARENT, event.traceparent());
        put(headers, Envelope.TRACEPARENT, event.traceparent());
        return record;
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String place(EventLine event) {
        return event.aggregate() + "/" + event.aggregateId() + "#" + event.sequence();
    }

    private static String urn(Schema schema) {
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        return "urn:avro:" + schema.getFullName() + ":" + String.format(Locale.ROOT, "%016x", fingerprint);
    }

    private static Checked<ProducerRecord<byte[], byte[]>> sized(
            EventLine event, ProducerRecord<byte[], byte[]> record) {
        long bytes = record.key().length + (long) record.value().length;
        for (var header : record.headers()) {
            bytes += header.key().length() + (long) header.value().length;
        }
        return bytes <= MAX_RECORD_BYTES
                ? new Checked.Good<>(record)
                : bad(event, "data", "makes a record of " + bytes + " bytes; at most " + MAX_RECORD_BYTES + " fit");
    }

    private static Set<String> simple(Set<String> names) {
        Set<String> simple = new TreeSet<>(names);
        simple.removeIf(name -> name.contains("."));
        return simple;
    }

    private static <T> Checked<T> bad(EventLine event, String field, String reason) {
        return new Checked.Bad<>(new BadLine(event.line(), field, reason));
    }
}
