package dev.herald.processor.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.ContractViolation;
import dev.herald.engine.codec.NaturalJson;
import dev.herald.engine.codec.NaturalJsonException;
import dev.herald.engine.event.EventKey;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.registry.RegistryException;
import dev.herald.engine.registry.SchemaRegistry;
import dev.herald.processor.contract.NotRegisteredException;
import dev.herald.processor.contract.Subjects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** From an event of a file to a record of its domain topic. For one thread. */
public final class EventEncoder {

    private final EventRecords records;
    private final Map<String, Map<String, Target>> targets;

    /** Where events of a type go, and how. */
    private record Target(
            String topic,
            boolean hasSequences,
            Class<? extends SpecificRecord> type,
            Schema schema,
            AvroEncoder encoder) {}

    private EventEncoder(EventRecords records, Map<String, Map<String, Target>> targets) {
        this.records = records;
        this.targets = targets;
    }

    /**
     * Prepares for the domain events of a publication, those of its references too.
     *
     * @param prefix put before each topic's name
     * @param registry asked for the schemas' ids, here and now
     * @throws NotRegisteredException when the registry lacks a schema, naming each
     * @throws RegistryException when the registry does not answer, or refuses
     */
    public static EventEncoder of(Publication publication, String prefix, Subjects subjects, SchemaRegistry registry) {
        TopicNames names = new TopicNames(prefix, publication.context());
        List<String> missing = new ArrayList<>();
        Map<String, Map<String, Target>> targets = new LinkedHashMap<>();
        for (DomainTopic<?> topic : publication.domainTopics()) {
            Map<String, Target> types = new HashMap<>();
            for (Class<? extends SpecificRecord> type : topic.types()) {
                Schema schema = SpecificData.get().getSchema(type);
                String subject = subjects.of(names.domain(topic), schema);
                try {
                    AvroEncoder encoder = new AvroEncoder(schema, registry.idOf(subject, schema));
                    Target target =
                            new Target(names.domain(topic), topic.dedupWindow().isEmpty(), type, schema, encoder);
                    types.put(schema.getName(), target);
                    types.put(schema.getFullName(), target);
                } catch (RegistryException.NotFound e) {
                    missing.add(subject);
                }
            }
            targets.put(topic.aggregate(), types);
        }
        if (!missing.isEmpty()) {
            throw new NotRegisteredException(missing);
        }
        return new EventEncoder(new EventRecords(publication.context()), targets);
    }

    /** Encodes an event. */
    public Checked<ProducerRecord<byte[], byte[]>> encode(EventLine event) {
        Map<String, Target> types = targets.get(event.aggregate());
        if (types == null) {
            return bad(
                    event,
                    "aggregate",
                    "unknown '" + Printable.excerpt(event.aggregate()) + "'; expected one of " + targets.keySet());
        }
        Target target = types.get(event.type());
        if (target == null) {
            return bad(
                    event,
                    "type",
                    "unknown '" + Printable.excerpt(event.type()) + "'; expected one of " + simple(types.keySet()));
        }
        if (target.hasSequences() && event.sequence() == 0) {
            return bad(event, "sequence", "is missing; expected a whole number from 1");
        }
        if (!target.hasSequences() && event.eventId() == null) {
            return bad(event, "eventId", "is missing; events of this aggregate are told apart by it");
        }
        byte[] key = target.hasSequences()
                ? new EventKey(event.aggregateId(), event.sequence()).bytes()
                : event.aggregateId().getBytes(StandardCharsets.UTF_8);
        return value(event, target).then(value -> records.of(event, target.topic(), key, target.schema(), value));
    }

    private static Checked<byte[]> value(EventLine event, Target target) {
        ObjectNode data = event.data();
        try {
            return new Checked.Good<>(target.encoder().encode(NaturalJson.read(data, target.type())));
        } catch (NaturalJsonException e) {
            String field = e.field().isEmpty() ? "data" : "data." + e.field();
            return bad(event, field, String.valueOf(e.getMessage()));
        } catch (ContractViolation e) {
            return bad(event, "data", String.valueOf(e.getMessage()));
        }
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
