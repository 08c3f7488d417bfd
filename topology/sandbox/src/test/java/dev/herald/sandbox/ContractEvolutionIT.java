package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistrySettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Contracts that change while they are used. Producers of three versions write one domain topic: the first under an
 * older name of the record, with a field that is gone since and without those that came; the last with a field more
 * and a symbol more. Herald is deployed with the second version, then with the third, on the state of the first
 * deployment. Readers of both versions of the public contract read all that was published.
 */
@ExtendWith(SharedSandbox.class)
class ContractEvolutionIT {

    /** Of the wire format: magic byte and schema id. */
    private static final int HEADER_BYTES = 5;

    private static final Schema VALUED = schema("""
        {"type": "record", "name": "ItemValued", "namespace": "dev.herald.evolution.domain", "fields": [
         {"name": "name", "type": "string"}, {"name": "size", "type": "int", "default": 0}]}\
        """);
    private static final String PRICED = """
        {"type": "record", "name": "ItemPriced", "namespace": "dev.herald.evolution.domain",
         "aliases": ["ItemValued"], "fields": [
         {"name": "name", "type": {"type": "string", "avro.java.string": "String"}},
         {"name": "grade", "default": "OTHER", "type":
           {"type": "enum", "name": "Grade", "symbols": ["OTHER", "GOOD", "POOR"%s], "default": "OTHER"}}%s]}\
        """;
    private static final String FIRST_PRICED = PRICED.formatted("", "");
    private static final String SECOND_PRICED = PRICED.formatted(
            ", \"MINT\"", ", {\"name\": \"seller\", \"type\": [\"null\", \"string\"], \"default\": null}");
    private static final String SHOWN = """
        {"type": "record", "name": "ItemShown", "namespace": "dev.herald.evolution.integration", "fields": [
         {"name": "events", "type": "long"},
         {"name": "grade", "type":
           {"type": "enum", "name": "ShownGrade", "symbols": ["OTHER", "GOOD", "POOR"%s], "default": "OTHER"}},
         {"name": "%s", "type": {"type": "string", "avro.java.string": "String"}, "default": ""}]}\
        """;
    private static final String FIRST_SHOWN = SHOWN.formatted("", "remark");
    private static final String SECOND_SHOWN = SHOWN.formatted(", \"MINT\"", "grades");

    private static final Map<String, String> FIRST = Map.of(
            "DOMAIN", FIRST_PRICED,
            "PUBLIC", FIRST_SHOWN,
            "COMPONENTS", "String gone, int events, List<String> grades",
            "NEW", "new ItemView(\"gone\", 0, List.of())",
            "NEXT", "new ItemView(gone, events + 1, more)");
    private static final Map<String, String> SECOND = Map.of(
            "DOMAIN", SECOND_PRICED,
            "PUBLIC", SECOND_SHOWN,
            "COMPONENTS", "List<String> grades, @Nullable String note, long events, int last",
            "NEW", "new ItemView(List.of(), null, 0, 0)",
            "NEXT", "new ItemView(more, note, events + 1, last)");

    @Test
    void oldAndNewProducersReadersAndState_goOnSideBySide(Broker broker, Registry registry, @TempDir Path dir)
            throws Exception {
        EvolvingContext first = EvolvingContext.compiled(dir.resolve("first"), FIRST);
        EvolvingContext second = EvolvingContext.compiled(dir.resolve("second"), SECOND);
        try (Installation installation = Installation.of(first.source(), broker, registry);
                RegistryClient client =
                        new RegistryClient(RegistrySettings.of(registry.url()).build())) {
            Topic items = installation.topic("evolution.domain.payment");
            StartOptions state = installation.options().in(dir.resolve("herald"));
            try (HeraldProcess herald = HeraldProcess.start(state.onClassPath(first.classes()))) {
                items.write("i#1", valued(client));
                items.write("i#2", priced(client, FIRST_PRICED, "GOOD"));
                items.write("i#3", priced(client, SECOND_PRICED, "MINT"));
                installation.finish(herald);
            }
            Terminal terminal = new Terminal(installation.terminal().settings(), List.of(second.source()));
            assertNextVersionIsTold_andNotRunAsItIs(terminal);
            StartOptions registering = state.with("herald.contracts.register", "on-start");
            try (HeraldProcess herald = HeraldProcess.start(registering.onClassPath(second.classes()))) {
                items.write("i#4", valued(client));
                items.write("i#5", priced(client, SECOND_PRICED, "MINT"));
                items.write("i#6", priced(client, FIRST_PRICED, "POOR"));
                installation.finish(herald);
            }

            assertThat(terminal.herald("contracts", "diff").code()).isZero();
            assertThat(terminal.herald("contracts", "check").code()).isZero();
            Topic shown = installation.topic("evolution.public.item-shown");
            assertThat(read(shown, client, FIRST_SHOWN))
                    .containsExactly(
                            "1 OTHER OTHER",
                            "2 GOOD OTHER GOOD",
                            "3 OTHER OTHER GOOD OTHER",
                            "4 OTHER ",
                            "5 OTHER ",
                            "6 POOR ");
            assertThat(read(shown, client, SECOND_SHOWN))
                    .containsExactly(
                            "1 OTHER ",
                            "2 GOOD ",
                            "3 OTHER ",
                            "4 OTHER OTHER GOOD OTHER OTHER",
                            "5 MINT OTHER GOOD OTHER OTHER MINT",
                            "6 POOR OTHER GOOD OTHER OTHER MINT POOR");
            assertThat(installation.topic("evolution.dead-letters").records()).isEmpty();
        }
    }

    private static void assertNextVersionIsTold_andNotRunAsItIs(Terminal terminal) {
        assertThat(terminal.herald("contracts", "diff")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.out())
                    .contains("PUBLIC dev.herald.evolution.integration.ItemShown: differs from version 1")
                    .contains("  + dev.herald.evolution.integration.ItemShown#grades: string, default ")
                    .contains("  - dev.herald.evolution.integration.ItemShown#remark: string, default ")
                    .contains("  ~ dev.herald.evolution.integration.ItemShown#grade: symbols [OTHER, GOOD, POOR, MINT]")
                    .contains("  backward: compatible", "  forward: compatible");
        });
        assertThat(terminal.herald("contracts", "register", "--dry-run").well())
                .contains("STATE dev.herald.evolution.ItemView: would be registered, with compatibility"
                        + " BACKWARD_TRANSITIVE")
                .contains("to register: 2, levels to set: 0, not compatible: 0; nothing was changed");
        assertThat(terminal.herald("contracts", "check").code()).isEqualTo(4);
        assertThat(terminal.herald("run")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.err()).contains("dev.herald.evolution.ItemView: not registered");
        });
    }

    private static byte[] valued(RegistryClient client) {
        GenericRecord record = new GenericRecordBuilder(VALUED)
                .set("name", "cup")
                .set("size", 3)
                .build();
        return encoded(client, VALUED.getFullName(), record);
    }

    private static byte[] priced(RegistryClient client, String version, String grade) {
        Schema schema = schema(version);
        GenericRecord record = new GenericRecordBuilder(schema)
                .set("name", "cup")
                .set(
                        "grade",
                        new GenericData.EnumSymbol(schema.getField("grade").schema(), grade))
                .build();
        return encoded(client, schema.getFullName(), record);
    }

    private static byte[] encoded(RegistryClient client, String subject, GenericRecord record) {
        return new AvroEncoder(record.getSchema(), client.register(subject, record.getSchema())).encode(record);
    }

    /** Reads a topic as a consumer with a version of the contract does. */
    private static List<String> read(Topic topic, RegistryClient client, String version) throws IOException {
        List<String> read = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : topic.records()) {
            byte[] value = record.value();
            Schema writer =
                    client.schemaById(ByteBuffer.wrap(value, 1, Integer.BYTES).getInt());
            var decoder = DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
            GenericRecord shown = new GenericDatumReader<GenericRecord>(writer, schema(version)).read(null, decoder);
            read.add(shown.get(0) + " " + shown.get(1) + " " + shown.get(2));
        }
        return read;
    }

    private static Schema schema(String text) {
        return new Schema.Parser().parse(text);
    }
}
