package dev.herald.processor.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publication.Publication;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.processor.TestPublication;
import dev.herald.processor.contract.Contracts;
import dev.herald.processor.contract.Subjects;
import dev.herald.processor.event.EventFile.Census;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFileTest {

    private static final String PARTY = "{\"aggregate\":\"party\",\"aggregateId\":\"p\",\"sequence\":1,"
            + "\"type\":\"PartyRegistered\",\"occurredAt\":\"2017-01-09T08:17:18Z\",\"data\":{\"name\":\"P\"}}\n";
    private static final String PAYMENT = "{\"aggregate\":\"payment\",\"aggregateId\":\"rfp-1\",\"sequence\":1,"
            + "\"type\":\"PaymentRejected\",\"occurredAt\":\"2017-01-09T08:17:18Z\",\"data\":{\"rejectedBy\":\"B\"}}\n";

    private final List<String> keys = new ArrayList<>();

    @Test
    void goodFile_isHandedOnInItsOrder() throws IOException {
        Census census = read(PAYMENT + PARTY + PAYMENT.replace(":1,", ":2,"));

        assertThat(census).isEqualTo(new Census(3, 0, List.of()));
        assertThat(keys).containsExactly("rfp-1#1", "p#1", "rfp-1#2");
    }

    @Test
    void badLines_areCountedAndTheFirstAreTold() throws IOException {
        Census census = read(PARTY + "nonsense\n".repeat(25) + PAYMENT);

        assertThat(census.good()).isEqualTo(2);
        assertThat(census.bad()).isEqualTo(25);
        assertThat(census.told()).hasSize(EventFile.BAD_LINES_TOLD);
        assertThat(census.told().get(0).line()).isEqualTo(2);
    }

    @Test
    void emptyFile_holdsNothing() throws IOException {
        assertThat(read("")).isEqualTo(new Census(0, 0, List.of()));
    }

    private Census read(String text) throws IOException {
        Path file = EventFile.spool(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return new EventFile(file, encoder())
                    .read(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        } finally {
            Files.delete(file);
        }
    }

    private static EventEncoder encoder() {
        Publication publication = new TestPublication().publication();
        Subjects subjects = new Subjects(SubjectStrategy.RECORD);
        InMemoryRegistry registry = new InMemoryRegistry();
        Contracts.of(publication, "", subjects)
                .forEach(contract -> registry.register(contract.subject(), contract.schema()));
        return EventEncoder.of(publication, "", subjects, registry);
    }
}
