package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.RandomAvro;
import dev.herald.engine.registry.RegistryClient;
import dev.herald.engine.registry.RegistrySettings;
import dev.herald.engine.sample.Item;
import dev.herald.processor.NpmProject;
import dev.herald.processor.contract.Subjects;
import dev.herald.processor.setting.ContractSettings.SubjectStrategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Herald writes, read and written by Confluent's own client for another language, byte for byte. */
@ExtendWith(SharedSandbox.class)
class WireIT {

    private static final List<SubjectStrategy> STRATEGIES = List.of(SubjectStrategy.values());
    private static final int CONTRACTS = 60;
    private static final int RECORDS = 10;
    private static final int DEPTH = 3;

    /** Whole numbers beyond it are not exact where all numbers are doubles. */
    private static final long EXACT = 1L << 53;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A contract at the registry, and records of it. */
    record Case(String topic, SubjectStrategy strategy, String subject, int id, List<Written> records) {}

    /**
     * A record.
     *
     * @param bytes as Herald writes it, in hexadecimal
     * @param json in Avro's JSON encoding; null where JSON cannot say it
     */
    record Written(String bytes, @Nullable String json) {}

    /** What the script is given. */
    record Input(String registry, List<Case> cases) {}

    /** What the script found. */
    record Found(int subjects, int read, int written, int fromJson, int kafkajs, List<String> faults) {}

    @Test
    void confluents_client_reads_and_writes_the_same_bytes(Registry registry, @TempDir Path directory)
            throws Exception {
        NpmProject.install();
        long seed = Seeds.next("WireIT");
        RandomAvro random = new RandomAvro(seed);
        List<Case> cases = new ArrayList<>();
        try (RegistryClient client =
                new RegistryClient(RegistrySettings.of(registry.url()).build())) {
            for (SubjectStrategy strategy : STRATEGIES) {
                Schema item = SpecificData.get().getSchema(Item.class);
                cases.add(contract(client, "wire-items", strategy, item, random::item));
            }
            for (int i = 0; i < CONTRACTS; i++) {
                SubjectStrategy strategy = STRATEGIES.get(i % STRATEGIES.size());
                Schema schema = random.record(DEPTH);
                cases.add(contract(client, "wire-" + seed + "-" + i, strategy, schema, () -> random.filled(schema)));
            }
        }
        Path input = directory.resolve("input.json");
        JSON.writeValue(input.toFile(), new Input(registry.url(), cases));

        Found found = JSON.readValue(NpmProject.node("wire.mjs", List.of(input)), Found.class);

        assertThat(found.faults()).as("seed %d", seed).isEmpty();
        int records = cases.size() * RECORDS;
        assertThat(found).extracting(Found::subjects).isEqualTo(cases.size());
        assertThat(List.of(found.read(), found.written(), found.kafkajs())).containsOnly(records);
        assertThat(found.fromJson()).isBetween(records / 4, records);
    }

    private static Case contract(
            RegistryClient client,
            String topic,
            SubjectStrategy strategy,
            Schema schema,
            Supplier<? extends IndexedRecord> records)
            throws IOException {
        String subject = new Subjects(strategy).of(topic, schema);
        int id = client.register(subject, schema);
        AvroEncoder encoder = new AvroEncoder(schema, id);
        List<Written> written = new ArrayList<>();
        while (written.size() < RECORDS) {
            IndexedRecord record = records.get();
            String json = json(record);
            JsonNode tree = JSON.readTree(json);
            if (isHeldByScript(tree)) {
                String bytes = HexFormat.of().formatHex(encoder.encode(record));
                written.add(new Written(bytes, isExact(tree) ? json : null));
            }
        }
        return new Case(topic, strategy, subject, id, written);
    }

    private static String json(IndexedRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonEncoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), bytes);
        new SpecificDatumWriter<IndexedRecord>(record.getSchema(), data(record)).write(record, encoder);
        encoder.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static SpecificData data(IndexedRecord record) {
        return record instanceof Item item ? item.getSpecificData() : new SpecificData();
    }

    /** JavaScript knows one NaN alone, and puts an object's keys that are whole numbers first. */
    private static boolean isHeldByScript(JsonNode node) {
        boolean held = !node.asText().equals("NaN");
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            held &= !names.next().matches("\\d+");
        }
        for (JsonNode each : node) {
            held &= isHeldByScript(each);
        }
        return held;
    }

    private static boolean isExact(JsonNode node) {
        boolean exact = node.isIntegralNumber()
                ? Math.abs(node.longValue()) < EXACT
                : !node.asText().endsWith("Infinity");
        for (JsonNode each : node) {
            exact &= isExact(each);
        }
        return exact;
    }
}
