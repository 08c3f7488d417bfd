package dev.herald.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.engine.deadletter.DeadLetterHeaders;
import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.processor.deadletter.Letter;
import dev.herald.processor.deadletter.LetterText;
import dev.herald.processor.deadletter.TroubleText;
import dev.herald.processor.event.AvroValueReader;
import dev.herald.processor.event.RecordText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Records that others have written, as a terminal shows them: it obeys none of them. */
class LettersFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "origin",
            "outbox",
            DeadLetterHeaders.AGGREGATE,
            "payment",
            DeadLetterHeaders.AGGREGATE_ID,
            "p-1",
            DeadLetterHeaders.SEQUENCE,
            "3",
            DeadLetterHeaders.STAGE,
            "MAP",
            DeadLetterHeaders.EXCEPTION,
            "java.lang.IllegalStateException",
            DeadLetterHeaders.MESSAGE,
            "no map",
            DeadLetterHeaders.STACKTRACE,
            "java.lang.IllegalStateException: no map\n\tat Somewhere.java",
            DeadLetterHeaders.TOPIC,
            "pay.domain.payment",
            DeadLetterHeaders.OFFSET,
            "41"));

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final RecordText records = new RecordText(new AvroValueReader(registry));
    private final LetterText letters = new LetterText("payments", records);
    private final int schema = registry.register(
            "text",
            Schema.createRecord(
                    "R", null, "n", false, List.of(new Schema.Field("text", Schema.create(Schema.Type.STRING)))));

    @Test
    void anyRecord_isShown_withoutWhatATerminalObeys() {
        Fuzz.run("dead letters", 5_000, random -> {
            ConsumerRecord<byte[], byte[]> record = record(random);
            Letter letter = new Letter(record);

            isShown(letters.lines(letter, null));
            isShown(records.lines(record));
            TroubleText table = new TroubleText("payments");
            table.add(letter);
            isShown(table.table());
            assertThat(JSON.readTree(letters.json(letter, null).toString())
                            .path("context")
                            .asText())
                    .isEqualTo("payments");
        });
    }

    private ConsumerRecord<byte[], byte[]> record(Random random) {
        Mutation mutation = new Mutation(random);
        byte[] value = {0, 0, 0, 0, (byte) schema, 6, 'a', 'b', 'c'};
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "pay.dead-letters",
                2,
                7,
                mutation.of("p-1#3".getBytes(StandardCharsets.UTF_8)),
                random.nextBoolean() ? mutation.of(value) : value);
        HEADERS.forEach((name, text) -> record.headers()
                .add(
                        random.nextInt(4) == 0 ? mutation.of(name) : name,
                        random.nextInt(3) == 0
                                ? mutation.of(text.getBytes(StandardCharsets.UTF_8))
                                : text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static void isShown(String lines) {
        assertThat(lines.codePoints().filter(point -> point != '\n' && Character.isISOControl(point)))
                .as(lines)
                .isEmpty();
    }
}
