package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.herald.engine.producer.AggregateIdPartitioner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSandbox.class)
class EventsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void sentEvents_areReadBack_eachOnItsAggregatesPartition(Broker broker, Registry registry, @TempDir Path dir)
            throws IOException {
        Terminal terminal = prepared(broker, registry, "events-it-1.");
        Path file = Files.writeString(
                dir.resolve("events.jsonl"),
                party("p-1") + settled("rfp-1", 1) + settled("rfp-2", 1) + settled("rfp-1", 2));

        Terminal.Said said = terminal.herald("events", "send", file.toString());

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("payments.domain.payment: 3").contains("4 events sent in");
        List<JsonNode> records = tail(terminal, "events-it-1.payments.domain.payment");
        assertThat(records)
                .extracting(record -> record.get("key").asText())
                .containsExactlyInAnyOrder("rfp-1#1", "rfp-1#2", "rfp-2#1");
        assertThat(records).allSatisfy(record -> {
            String id = record.at("/headers/ce_subject").asText();
            assertThat(record.get("partition").asInt()).isEqualTo(AggregateIdPartitioner.partition(id, 3));
            assertThat(record.get("timestamp").asLong()).isEqualTo(1_483_949_838_000L);
        });
        assertThat(tail(terminal, "events-it-1.payments.domain.party")
                        .get(0)
                        .at("/value/name")
                        .asText())
                .isEqualTo("Party p-1");
    }

    @Test
    void badLine_keepsAllFromBeingSent_unlessSkipped(Broker broker, Registry registry) throws IOException {
        Terminal terminal = prepared(broker, registry, "events-it-2.");
        byte[] input = zipped(
                settled("rfp-1", 1) + settled("rfp-2", 0) + settled("rfp-3", 1).substring(0, 40));

        Terminal.Said refused = terminal.herald(input, "events", "send", "-");

        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err())
                .contains("line 2: field 'sequence': expected a whole number from 1")
                .contains("line 3: is not JSON")
                .contains("2 bad lines; nothing was sent");
        assertThat(tail(terminal, "events-it-2.payments.domain.payment")).isEmpty();

        assertThat(terminal.herald(input, "events", "send", "-", "--skip-bad", "--json")
                        .out())
                .contains("\"total\":1,\"bad\":2");
        assertThat(tail(terminal, "events-it-2.payments.domain.payment")).hasSize(1);
    }

    @Test
    void missingTopicsOrContracts_areNamed(Broker broker, Registry registry) {
        Terminal terminal = new Terminal(broker, registry, "events-it-3.");
        byte[] input = settled("rfp-1", 1).getBytes(StandardCharsets.UTF_8);

        assertThat(terminal.herald(input, "events", "send", "-")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.err()).contains("contracts are not registered: ").contains("herald contracts register");
        });
        assertThat(terminal.herald("contracts", "register").code()).isZero();
        assertThat(terminal.herald(input, "events", "send", "-")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(4);
            assertThat(said.err()).contains("topics are missing").contains("herald topics apply");
        });
    }

    @Test
    void foreignRecords_areShownWithTheReason(Broker broker, Registry registry) throws Exception {
        Terminal terminal = prepared(broker, registry, "events-it-4.");
        String topic = "events-it-4.payments.dead-letters";
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {7})).get();
            producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {0, 0, 0x7f, 0, 0, 1}))
                    .get();
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {(byte) 0xff}, null))
                    .get();
        }

        List<JsonNode> records = tail(terminal, topic);

        assertThat(records.get(0).at("/value/unreadable").asText()).contains("no magic byte 0");
        assertThat(records.get(0).at("/value/base64").asText()).isEqualTo("Bw==");
        assertThat(records.get(1).at("/value/unreadable").asText()).contains("schema id 8323072");
        assertThat(records.get(2).get("value").isNull()).isTrue();
        assertThat(records.get(2).at("/key/base64").asText()).isEqualTo("/w==");
    }

    private static Terminal prepared(Broker broker, Registry registry, String prefix) {
        Terminal terminal = new Terminal(broker, registry, prefix);
        assertThat(terminal.herald("topics", "apply").code()).isZero();
        assertThat(terminal.herald("contracts", "register").code()).isZero();
        return terminal;
    }

    private static List<JsonNode> tail(Terminal terminal, String topic) throws IOException {
        Terminal.Said said = terminal.herald("events", "tail", topic, "--from-beginning", "--until-end", "--json");
        assertThat(said.code()).as(said.err()).isZero();
        List<JsonNode> records = new ArrayList<>();
        for (String line : said.out().lines().toList()) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    private static String settled(String id, int sequence) {
        return event("payment", id, sequence, "PaymentSettled", "{}");
    }

    private static String party(String id) {
        return event("party", id, 1, "PartyRegistered", "{\"name\":\"Party " + id + "\"}");
    }

    private static String event(String aggregate, String id, int sequence, String type, String data) {
        return "{\"aggregate\":\"%s\",\"aggregateId\":\"%s\",\"sequence\":%d,\"type\":\"%s\","
                        .formatted(aggregate, id, sequence, type)
                + "\"occurredAt\":\"2017-01-09T08:17:18.000Z\",\"data\":" + data + "}\n";
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
