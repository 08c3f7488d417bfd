package dev.herald.processor.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.processor.TestPublication;
import dev.herald.processor.contract.Contract;
import dev.herald.processor.contract.Contracts;
import dev.herald.processor.contract.NotRegisteredException;
import dev.herald.processor.contract.Subjects;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventEncoderTest {

    private static final String GOOD = "{\"aggregate\":\"payment\",\"aggregateId\":\"rfp-1\",\"sequence\":12,"
            + "\"type\":\"PaymentRejected\",\"occurredAt\":\"2017-01-09T08:17:18.123Z\",\"correlationId\":\"c-1\","
            + "\"data\":{\"rejectedBy\":\"BUDGET\"}}";

    private final Publication publication = new TestPublication().publication();
    private final Subjects subjects = new Subjects(SubjectStrategy.RECORD);
    private final InMemoryRegistry registry = new InMemoryRegistry();

    @Test
    void event_becomesARecordWithKeyTimeEnvelopeAndValue() {
        ProducerRecord<byte[], byte[]> record = good(GOOD);

        assertThat(record.topic()).isEqualTo("p.test.domain.payment");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("rfp-1#12");
        assertThat(record.timestamp()).isEqualTo(1483949838123L);
        assertThat(headers(record))
                .containsOnly(
                        Map.entry("content-type", "application/avro"),
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "payment/rfp-1#12"),
                        Map.entry("ce_source", "/test"),
                        Map.entry("ce_type", "dev.herald.payments.domain.PaymentRejected"),
                        Map.entry("ce_subject", "rfp-1"),
                        Map.entry("ce_time", "2017-01-09T08:17:18.123Z"),
                        Map.entry(
                                "ce_dataschema",
                                "urn:avro:dev.herald.payments.domain.PaymentRejected:08e1322655f1bf31"),
                        Map.entry("ce_sequence", "0000000000000000012"),
                        Map.entry("ce_correlationid", "c-1"));
    }

    @Test
    void value_readsBackAsTheSameJson() {
        ValueReader.Value value = new AvroValueReader(registry).read(good(GOOD).value());

        assertThat(value).isInstanceOfSatisfying(ValueReader.AsJson.class, text -> assertThat(
                        text.json().toString())
                .isEqualTo("{\"rejectedBy\":\"BUDGET\",\"reason\":null}"));
    }

    @Test
    void fullTypeNameAndOwnId_areTaken() {
        String line = GOOD.replace("PaymentRejected", "dev.herald.payments.domain.PaymentRejected")
                .replace("\"correlationId\"", "\"eventId\"");

        assertThat(headers(good(line))).containsEntry("ce_id", "c-1").doesNotContainKey("ce_correlationid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"payment\"          | \"order\"            | aggregate       | expected one of [party, payment]",
                "PaymentRejected      | PartyRegistered      | type            | [PaymentRejected, PaymentRequested]",
                "\"rejectedBy\"       | \"by\"               | data.by         | unknown field",
                "\"BUDGET\"           | 7                    | data.rejectedBy | rejectedBy",
            })
    void whatThePublicationDoesNotKnow_isABadLineThatNamesTheField(
            String part, String instead, String field, String reason) {
        Checked<ProducerRecord<byte[], byte[]>> checked = encode(GOOD.replace(part, instead));

        BadLine why = ((Checked.Bad<ProducerRecord<byte[], byte[]>>) checked).why();
        assertThat(why.field()).isEqualTo(field);
        assertThat(why.reason()).contains(reason);
    }

    @Test
    void eventThatWouldNotFit_isABadLine() {
        Checked<?> checked = encode(GOOD.replace("BUDGET", "x".repeat(1 << 20)));

        assertThat(checked).isInstanceOfSatisfying(Checked.Bad.class, bad -> assertThat(
                        bad.why().reason())
                .matches("makes a record of \\d+ bytes; at most 1047552 can be sent"));
    }

    @Test
    void missingContracts_areAllNamed() {
        assertThatExceptionOfType(NotRegisteredException.class)
                .isThrownBy(() -> EventEncoder.of(publication, "", subjects, new InMemoryRegistry()))
                .withMessageContaining("PartyRegistered")
                .withMessageContaining("PaymentRequested")
                .withMessageContaining("PaymentRejected");
    }

    @Test
    void bytesOfAnotherFormat_areUnreadable() {
        AvroValueReader reader = new AvroValueReader(registry);

        assertThat(reader.read(new byte[] {1, 0, 0, 0, 1, 2})).isInstanceOf(ValueReader.Unreadable.class);
        assertThat(reader.read(new byte[] {0, 0, 0})).isInstanceOf(ValueReader.Unreadable.class);
        assertThat(reader.read(new byte[] {0, 0, 0, 3, 9, 2}))
                .isInstanceOfSatisfying(ValueReader.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .contains("schema id 777"));
    }

    private ProducerRecord<byte[], byte[]> good(String line) {
        return ((Checked.Good<ProducerRecord<byte[], byte[]>>) encode(line)).value();
    }

    private Checked<ProducerRecord<byte[], byte[]>> encode(String line) {
        for (Contract contract : Contracts.of(publication, "p.", subjects)) {
            registry.register(contract.subject(), contract.schema());
        }
        EventEncoder encoder = EventEncoder.of(publication, "p.", subjects, registry);
        return EventLineParser.parse(new TextLine(1, line)).then(encoder::encode);
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
