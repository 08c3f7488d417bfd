package dev.herald.contexts.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.engine.codec.NaturalJson;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.testkit.Input;
import dev.herald.testkit.Inputs;
import dev.herald.testkit.OutputRecord;
import dev.herald.testkit.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The events that topology/PUBLICATION.md tells to send. */
class LoansFileTest {

    private static final Path LOANS = Path.of("src", "test", "resources", "library", "loans.jsonl");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void eventsOfTheGuide_endOneLoan() throws IOException {
        PublicationSource library =
                ServiceLoader.load(PublicationSource.class).iterator().next();
        List<Input> events;
        try (Stream<String> lines = Files.lines(LOANS)) {
            events = lines.map(LoansFileTest::event).toList();
        }

        List<OutputRecord> published = Scenario.of(library).when(events).published();

        assertThat(published).singleElement().satisfies(record -> assertThat(record.topic())
                .isEqualTo("library.public.loan-ended"));
    }

    private static Input event(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            return Inputs.event(
                    event.get("aggregate").textValue(),
                    event.get("aggregateId").textValue(),
                    event.get("sequence").longValue(),
                    Instant.parse(event.get("occurredAt").textValue()),
                    NaturalJson.read(event.get("data"), type(event.get("type").textValue())));
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static Class<? extends SpecificRecord> type(String name) throws ClassNotFoundException {
        return Class.forName("dev.herald.library.domain." + name).asSubclass(SpecificRecord.class);
    }
}
