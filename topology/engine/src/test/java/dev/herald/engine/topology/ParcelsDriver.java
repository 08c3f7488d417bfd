package dev.herald.engine.topology;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.codec.AvroDecoder;
import dev.herald.engine.codec.AvroEncoder;
import dev.herald.engine.codec.Decoded;
import dev.herald.engine.codec.NaturalJson;
import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.parcels.domain.HandedOver;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.parcels.domain.Named;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.reference.LogEndGate;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.trace.Tracing;
import dev.herald.supervision.CommandWithoutEffect;
import dev.herald.supervision.EventDiscarded;
import dev.herald.supervision.ExpectationMetLate;
import dev.herald.supervision.ExpectationMissed;
import dev.herald.supervision.KeptNearLimit;
import dev.herald.supervision.LaneParked;
import dev.herald.supervision.LaneReleased;
import dev.herald.supervision.RedriveEvaluated;
import dev.herald.supervision.SequenceGapDetected;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The real topology of {@link Parcels} in a driver. */
final class ParcelsDriver implements AutoCloseable {

    static final Instant START = Instant.parse("2026-05-11T08:00:00Z");
    private static final TopicNames NAMES = new TopicNames("", "parcels");

    final Accounts accounts = new Accounts();
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final AvroDecoder decoder = new AvroDecoder(
            registry,
            List.of(
                    dev.herald.engine.parcels.integration.Whereabouts.class,
                    dev.herald.engine.parcels.integration.Receipt.class,
                    SequenceGapDetected.class,
                    KeptNearLimit.class,
                    LaneParked.class,
                    LaneReleased.class,
                    EventDiscarded.class,
                    CommandWithoutEffect.class,
                    ExpectationMissed.class,
                    ExpectationMetLate.class,
                    RedriveEvaluated.class));
    private final TopologyTestDriver driver;

    ParcelsDriver(Publication publication, Path state) {
        this(publication, state, ReferenceGate.OPEN, 1_000_000, CatchUp.ALWAYS);
    }

    ParcelsDriver(Publication publication, Path state, CatchUp catchUp) {
        this(publication, state, ReferenceGate.OPEN, 1_000_000, catchUp);
    }

    ParcelsDriver(Publication publication, Path state, ReferenceGate gate, int maxRecordBytes) {
        this(publication, state, gate, maxRecordBytes, CatchUp.ALWAYS);
    }

    private ParcelsDriver(
            Publication publication, Path state, ReferenceGate gate, int maxRecordBytes, CatchUp catchUp) {
        Deployment deployment = new Deployment(
                publication,
                NAMES,
                registry,
                registry,
                ValueCodec.HERALD,
                schema -> registry.register(schema.getFullName(), schema),
                gate,
                catchUp,
                Map.of(),
                topic -> RecordLimits.ofBytes(maxRecordBytes),
                accounts,
                new InHand(System::nanoTime),
                Tracing.OFF,
                "test");
        Properties settings = StreamsSettings.of(
                NAMES,
                new LogEndGate(Map::of),
                Map.of(
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "localhost:1",
                        StreamsConfig.STATE_DIR_CONFIG,
                        state.toString()));
        driver = new TopologyTestDriver(HeraldTopology.of(deployment, settings), settings, START);
    }

    void moved(String parcel, long sequence, String place) {
        send("parcels.domain.parcel", parcel + "#" + sequence, new Moved(place));
    }

    void moved(String parcel, long sequence, String place, Instant time) {
        send("parcels.domain.parcel", parcel + "#" + sequence, new Moved(place), time);
    }

    void handedOver(String parcel, long sequence, String person) {
        send("parcels.domain.parcel", parcel + "#" + sequence, new HandedOver(person));
    }

    void named(String person, long sequence, String name) {
        send("parcels.domain.person", person + "#" + sequence, new Named(name));
    }

    void command(String aggregateId, SpecificRecord command) {
        send("parcels.control", aggregateId, command);
    }

    private void send(String topic, String key, @Nullable SpecificRecord value) {
        send(topic, key, value, START);
    }

    private void send(String topic, String key, @Nullable SpecificRecord value, Instant time) {
        byte[] bytes = value == null
                ? null
                : new AvroEncoder(
                                value.getSchema(),
                                registry.register(value.getSchema().getFullName(), value.getSchema()))
                        .encode(value);
        driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, bytes, time));
    }

    /** Returns the names of all stores, those of lookups too. */
    Set<String> stores() {
        return driver.getAllStateStores().keySet();
    }

    void timePasses(Duration by) {
        driver.advanceWallClockTime(by);
    }

    /** Returns the records that came out on a topic since it was last asked, as text: {@code key value}. */
    List<String> out(String topic) {
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> record.key() + " " + text(record))
                .toList();
    }

    /** Returns the same as {@code key ce_id ce_sequence value}, the value as natural JSON. */
    List<String> published(String topic) {
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> record.key() + " " + header(record, "ce_id") + " "
                        + Long.parseLong(header(record, "ce_sequence")) + " "
                        + NaturalJson.write(((Decoded.Known) decoder.decode(record.value())).record()))
                .toList();
    }

    /** Returns the answers to dry runs since the supervision topic was last read. */
    List<RedriveEvaluated> evaluated() {
        return driver
                .createOutputTopic("parcels.supervision", new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(value -> (RedriveEvaluated) ((Decoded.Known) decoder.decode(value)).record())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name) {
        return (ReadOnlyKeyValueStore<Bytes, byte[]>)
                Objects.requireNonNull(driver.getAllStateStores().get(name), name);
    }

    /** Returns all that is stored, by store and key, in hexadecimal. */
    Map<String, String> stored() {
        Map<String, String> stored = new TreeMap<>();
        for (String name : List.of(StoreNames.AGGREGATES, StoreNames.KEPT, StoreNames.DEADLINES)) {
            try (KeyValueIterator<Bytes, byte[]> all = store(name).all()) {
                all.forEachRemaining(entry ->
                        stored.put(name + " " + entry.key, HexFormat.of().formatHex(entry.value)));
            }
        }
        return stored;
    }

    /** Returns the dead letters since it was last asked: {@code key rule stage}. */
    List<String> deadLetters() {
        return driver
                .createOutputTopic("parcels.dead-letters", new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record ->
                        record.key() + " " + header(record, "herald.rule") + " " + header(record, "herald.stage"))
                .toList();
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private String text(TestRecord<String, byte[]> record) {
        if (record.value() == null) {
            return "tombstone " + header(record, "ce_type");
        }
        Decoded decoded = decoder.decode(record.value());
        SpecificRecord value = ((Decoded.Known) decoded).record();
        return value.getSchema().getName() + " " + value;
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null
                ? "-"
                : new String(Objects.requireNonNull(header.value()), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
