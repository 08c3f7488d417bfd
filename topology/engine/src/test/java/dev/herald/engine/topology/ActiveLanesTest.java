package dev.herald.engine.topology;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.OPTIONAL;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.lending.domain.Joined;
import dev.herald.engine.lending.domain.Lent;
import dev.herald.engine.lending.integration.LoanOpened;
import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.reference.LogEndGate;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.trace.Tracing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind a gate that is closed, a lookup has no answer yet: not even that an optional reference is missing. */
class ActiveLanesTest {

    record Loans(int count) {}

    record Reader(String name) {}

    private static final DomainTopic<Loans> TITLE =
            domainTopic("title", new Loans(0)).on(Lent.class, (loans, event) -> new Loans(loans.count() + 1));
    private static final DomainTopic<Reader> READER = domainTopic("reader", new Reader(""))
            .on(Joined.class, (reader, event) -> new Reader(event.data().getName()));
    private static final Lookup<Reader> READERS = lookup("readers", READER);
    private static final PublicTopic<LoanOpened> OPENED = summary("loan-opened", LoanOpened.class);
    private static final Publication PUBLICATION = Publication.of("lending")
            .from(TITLE)
            .lookup(READERS)
            .rule(rule("opened")
                    .on(TITLE, Lent.class)
                    .enrich(READERS, (event, loans) -> event.data().getReader(), OPTIONAL)
                    .publish(OPENED, ActiveLanesTest::opened))
            .build();

    /** Open up to a mark; each event that is read gets the next one. */
    private static final class ManualGate implements ReferenceGate {

        private long mark;
        private long open;

        @Override
        public long mark() {
            return mark;
        }

        @Override
        public boolean passed(long asked) {
            return asked <= open;
        }
    }

    private final ManualGate gate = new ManualGate();
    private final Accounts accounts = new Accounts();
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private TopologyTestDriver driver;

    @BeforeEach
    void start(@TempDir Path state) {
        TopicNames names = new TopicNames("", "lending");
        Properties settings = StreamsSettings.of(
                names,
                new LogEndGate(Map::of),
                Map.of(
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "localhost:1",
                        StreamsConfig.STATE_DIR_CONFIG,
                        state + ""));
        Deployment deployment = new Deployment(
                PUBLICATION,
                names,
                registry,
                registry,
                ValueCodec.HERALD,
                schema -> registry.register(schema.getFullName(), schema),
                gate,
                CatchUp.ALWAYS,
                Map.of(),
                topic -> RecordLimits.ofBytes(10_000),
                accounts,
                new InHand(System::nanoTime),
                Tracing.OFF,
                "test");
        driver = new TopologyTestDriver(HeraldTopology.of(deployment, settings), settings);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void openGate_publishesAtOnce() {
        joined("r1", "Ada");
        lent("t1", 1, "r1");

        assertThat(published()).containsExactly("t1 Ada 1");
    }

    @Test
    void closedGate_makesEvenAnOptionalReferenceWait() {
        gate.mark = 1;
        lent("t1", 1, "r1");
        tick();
        assertThat(published()).isEmpty();
        assertThat(accounts.keptNow()).isEqualTo(1);

        joined("r1", "Ada");
        gate.open = 1;
        tick();

        assertThat(published()).containsExactly("t1 Ada 1");
        assertThat(accounts.keptNow()).isZero();
        assertThat(accounts.imbalances()).isEmpty();
    }

    @Test
    void gateThatOpens_letsAllItsLanesGoOnInOrder() {
        gate.mark = 1;
        lent("t1", 1, "r1");
        lent("t2", 1, "r1");
        lent("t1", 2, "nobody");
        joined("r1", "Ada");
        gate.open = 1;

        tick();

        assertThat(published()).containsExactly("t1 Ada 1", "t1 null 2", "t2 Ada 1");
    }

    @Test
    void nextEvent_wakesTheLanesBeforeItIsWorkedOn() {
        gate.mark = 1;
        lent("t1", 1, "nobody");
        gate.open = 1;

        lent("t2", 1, "nobody");

        assertThat(published()).containsExactly("t1 null 1", "t2 null 1");
    }

    @Test
    void laneThatKeepsALaterEvent_waitsForThatOnesMarkToo() {
        gate.mark = 1;
        lent("t1", 1, "nobody");
        gate.mark = 2;
        lent("t1", 2, "r1");
        gate.open = 1;
        tick();
        assertThat(published()).containsExactly("t1 null 1");

        joined("r1", "Ada");
        gate.open = 2;
        tick();

        assertThat(published()).containsExactly("t1 Ada 2");
        assertThat(accounts.keptNow()).isZero();
    }

    private void tick() {
        driver.advanceWallClockTime(Duration.ofMillis(50));
    }

    private void joined(String id, String name) {
        send("lending.domain.reader", id + "#1", new Joined(name));
    }

    private void lent(String id, long sequence, String reader) {
        send("lending.domain.title", id + "#" + sequence, new Lent(reader));
    }

    private void send(String topic, String key, SpecificRecord data) {
        int id = registry.register(data.getSchema().getFullName(), data.getSchema());
        byte[] value = new AvroEncoder(data.getSchema(), id).encode(data);
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value, 1_000);
    }

    private List<String> published() {
        return driver
                .createOutputTopic(
                        "lending.public.loan-opened", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(this::text)
                .toList();
    }

    private String text(TestRecord<byte[], byte[]> record) {
        Decoded decoded = new AvroDecoder(registry, List.of(LoanOpened.class)).decode(record.value());
        LoanOpened loan = (LoanOpened) ((Decoded.Known) decoded).record();
        return new String(record.key(), StandardCharsets.UTF_8) + " " + loan.getReader() + " " + loan.getLoans();
    }

    private static LoanOpened opened(DomainEvent<Lent> event, Loans loans, Reader reader) {
        return new LoanOpened(reader == null ? "null" : reader.name(), loans.count());
    }
}
