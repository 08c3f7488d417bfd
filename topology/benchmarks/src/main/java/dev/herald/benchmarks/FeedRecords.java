package dev.herald.benchmarks;

import dev.herald.benchmarks.contender.ContractIds;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.producer.AggregateIdPartitioner;
import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.domain.Scheme;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Makes the records of the feed, with the envelope that {@code herald events send} writes. For one thread. */
final class FeedRecords {
    private static final List<Class<? extends SpecificRecord>> STEPS =
            List.of(PaymentRequested.class, PaymentApproved.class, PaymentInstructed.class, PaymentSettled.class);

    private final Topics topics;
    private final Load load;
    private final List<Type> steps;
    private final Type registered;

    FeedRecords(Topics topics, Load load, ContractIds ids) {
        this.topics = topics;
        this.load = load;
        this.steps = STEPS.stream().map(type -> Type.of(type, ids)).toList();
        this.registered = Type.of(PartyRegistered.class, ids);
    }

    /** What the events of a type have in common. */
    private record Type(AvroEncoder encoder, Header name, Header dataSchema) {
        static Type of(Class<? extends SpecificRecord> type, ContractIds ids) {
            Schema schema = SpecificData.get().getSchema(type);
            String urn = "urn:avro:%s:%s"
                    .formatted(
                            schema.getFullName(),
                            String.format(Locale.ROOT, "%016x", SchemaNormalization.parsingFingerprint64(schema)));
            return new Type(
                    new AvroEncoder(schema, ids.of(schema)),
                    new RecordHeader(Envelope.TYPE, bytes(schema.getFullName())),
                    new RecordHeader(Envelope.DATA_SCHEMA, bytes(urn)));
        }
    }

    static String paymentId(int payment) {
        return "pay-%07d".formatted(payment);
    }

    private static String partyId(int party) {
        return "party-%05d".formatted(party);
    }

    /** The event of a payment: step 0 to 3, that is sequence 1 to 4. */
    ProducerRecord<byte[], byte[]> payment(int payment, int step, long time) {
        String id = paymentId(payment);
        Type type = steps.get(step);
        byte[] value = type.encoder().encode(event(payment, step));
        return record(topics.payments(), "payment", id, step + 1, time, type, value);
    }

    ProducerRecord<byte[], byte[]> party(int party, long time) {
        byte[] value = registered.encoder().encode(registered(party));
        return record(topics.parties(), "party", partyId(party), 1, time, registered, value);
    }

    ProducerRecord<byte[], byte[]> partyById(int party, long time) {
        byte[] value = registered.encoder().encode(registered(party));
        return new ProducerRecord<>(topics.partiesById(), null, time, bytes(partyId(party)), value);
    }

    private SpecificRecord event(int payment, int step) {
        return switch (step) {
            case 0 ->
                new PaymentRequested(
                        BigDecimal.valueOf(100L + payment % 1_000_000, 2),
                        "GBP",
                        Scheme.FASTER_PAYMENTS,
                        partyId(payment % load.parties()),
                        null,
                        "Invoice " + payment);
            case 1 -> new PaymentApproved("ADMINISTRATION", true);
            case 2 -> new PaymentInstructed();
            default -> new PaymentSettled();
        };
    }

    private static PartyRegistered registered(int party) {
        return new PartyRegistered("Party number " + party + " Limited");
    }

    private ProducerRecord<byte[], byte[]> record(
            String topic, String aggregate, String id, int sequence, long time, Type type, byte[] value) {
        int partition = AggregateIdPartitioner.partition(id, load.partitions());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, partition, time, bytes(id + "#" + sequence), value);
        Headers headers = record.headers();
        headers.add(Envelope.CONTENT_TYPE, CONTENT_TYPE);
        headers.add(Envelope.SPEC_VERSION, VERSION);
        headers.add(Envelope.ID, bytes(aggregate + "/" + id + "#" + sequence));
        headers.add(Envelope.SOURCE, SOURCE);
        headers.add(type.name());
        headers.add(Envelope.SUBJECT, bytes(id));
        headers.add(Envelope.TIME, bytes(Instant.ofEpochMilli(time).toString()));
        headers.add(type.dataSchema());
        headers.add(Envelope.SEQUENCE, bytes(Envelope.sequenceText(sequence)));
        return record;
    }

    private static final byte[] CONTENT_TYPE = bytes(Envelope.APPLICATION_AVRO);
    private static final byte[] VERSION = bytes(Envelope.SPEC_VERSION_1_0);
    private static final byte[] SOURCE = bytes("/payments");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
