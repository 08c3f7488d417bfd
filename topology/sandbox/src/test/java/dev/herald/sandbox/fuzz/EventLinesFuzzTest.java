package dev.herald.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.contexts.payments.Payments;
import dev.herald.engine.contract.CompatibilityLevel;
import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.processor.contract.Contracts;
import dev.herald.processor.contract.Subjects;
import dev.herald.processor.event.Checked;
import dev.herald.processor.event.EventEncoder;
import dev.herald.processor.event.EventLineParser;
import dev.herald.processor.event.LineReader;
import dev.herald.processor.event.TextLine;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Event files, from bytes to records. */
class EventLinesFuzzTest {
    private static final int LONGEST_REASON = 2_000;
    private static final String LINES = """
            {"aggregate":"party","aggregateId":"p","sequence":1,"type":"PartyRegistered",\
            "occurredAt":"2026-03-02T09:00:01.000Z","eventId":"p/1","data":{"name":"Ada"}}
            {"aggregate":"payment","aggregateId":"rfp-1","sequence":1,"type":"PaymentRequested",\
            "occurredAt":"2026-03-02T09:00:01.000Z","correlationId":"c",\
            "traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",\
            "data":{"amount":"9.99","currency":"GBP","scheme":"CHAPS","partyId":"p","reference":null}}
            """;

    private final EventEncoder encoder = encoder();

    @Test
    void anyBytes_areRecords_orBadLinesThatSayWhy() throws IOException {
        byte[] plain = LINES.getBytes(StandardCharsets.UTF_8);
        byte[] zipped = zipped(plain);
        assertThat(good(plain)).isEqualTo(2);
        assertThat(good(zipped)).isEqualTo(2);

        Fuzz.run("event files", 5_000, random -> {
            byte[] bytes = new Mutation(random).of(random.nextInt(8) == 0 ? zipped : plain);
            assertThat(good(bytes)).isBetween(0, bytes.length);
        });
    }

    /** Returns how many lines became records. */
    private int good(byte[] bytes) throws IOException {
        LineReader lines;
        try {
            lines = LineReader.of(new ByteArrayInputStream(bytes));
        } catch (IOException noGzip) {
            assertThat(noGzip).hasMessageNotContaining("\u001b");
            return 0;
        }
        int good = 0;
        for (Optional<Checked<TextLine>> line = lines.next(); line.isPresent(); line = lines.next()) {
            Checked<ProducerRecord<byte[], byte[]>> record =
                    line.get().then(EventLineParser::parse).then(encoder::encode);
            if (record instanceof Checked.Bad<?> bad) {
                assertThat(bad.why().reason()).isNotBlank().hasSizeLessThan(LONGEST_REASON);
            } else {
                good++;
            }
        }
        return good;
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static EventEncoder encoder() {
        Publication publication = new Payments().publication();
        Subjects subjects = new Subjects(SubjectStrategy.RECORD);
        InMemoryRegistry registry = new InMemoryRegistry(CompatibilityLevel.NONE);
        Contracts.of(publication, "", subjects)
                .forEach(contract -> registry.register(contract.subject(), contract.schema()));
        return EventEncoder.of(publication, "", subjects, registry);
    }
}
