package dev.herald.testkit;

import dev.herald.engine.account.Accounts;
import dev.herald.engine.codec.ValueCodec;
import dev.herald.engine.lookup.ReferenceGate;
import dev.herald.engine.reference.LogEndGate;
import dev.herald.engine.registry.InMemoryRegistry;
import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.store.StoredInstances;
import dev.herald.engine.store.WriteBackStore;
import dev.herald.engine.topology.Deployment;
import dev.herald.engine.topology.HeraldTopology;
import dev.herald.engine.topology.InHand;
import dev.herald.engine.topology.StoreNames;
import dev.herald.engine.topology.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** One execution of a scenario on the real topology, in a driver of its own. */
final class Execution {

    private final Setup setup;
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final Accounts accounts = new Accounts();
    private final List<SentRecord> sent = new ArrayList<>();
    private final List<OutputRecord> outputs = new ArrayList<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Sending sending;

    private Execution(Setup setup) {
        this.setup = setup;
        this.sending = new Sending(setup, registry);
    }

    static Transcript of(Setup setup, List<Input> inputs) {
        return new Execution(setup).run(inputs);
    }

    private Transcript run(List<Input> inputs) {
        Path state = stateDirectory();
        Properties settings = settings(state);
        try (TopologyTestDriver driver =
                new TopologyTestDriver(HeraldTopology.of(deployment(), settings), settings, setup.start())) {
            for (int i = 0; i < inputs.size(); i++) {
                happen(driver, inputs.get(i));
                collect(driver, i);
            }
            return transcript(open(setup, driver));
        } finally {
            delete(state);
        }
    }

    private static Map<String, Long> open(Setup setup, TopologyTestDriver driver) {
        Map<String, Long> open = new HashMap<>();
        for (String store : StoreNames.expectations(setup.publication())) {
            // Asked for by its name alone, the driver takes it for a store that it knows how to read.
            WriteBackStore instances = (WriteBackStore)
                    Objects.requireNonNull(driver.getAllStateStores().get(store), store);
            StoredInstances.each(instances, (owner, instance) -> {
                if (!instance.missed()) {
                    open.merge(owner.key().expectation(), 1L, Long::sum);
                }
            });
        }
        return open;
    }

    private Transcript transcript(Map<String, Long> open) {
        return new Transcript(
                setup,
                registry,
                sent,
                outputs,
                accounts.counts(),
                accounts.totalRead(),
                accounts.keptNow(),
                accounts.imbalances(),
                new Supervised(accounts.expectations().counts(), open));
    }

    private void happen(TopologyTestDriver driver, Input input) {
        if (input instanceof Input.TimePasses time) {
            driver.advanceWallClockTime(time.by());
            return;
        }
        SentRecord record = sending.of((DomainRecord) input);
        sent.add(record);
        driver.createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), record.timestamp()));
    }

    /** Takes what has come out; changelogs, which have the application's prefix, stay. */
    private void collect(TopologyTestDriver driver, int after) {
        for (String topic : new TreeSet<>(driver.producedTopicNames())) {
            if (topic.startsWith(setup.publication().context() + ".")) {
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList()
                        .forEach(record -> outputs.add(output(topic, record, after)));
            }
        }
    }

    private OutputRecord output(String topic, TestRecord<byte[], byte[]> record, int after) {
        return new OutputRecord(
                topic,
                ends.merge(topic, 1L, Long::sum) - 1,
                record.key(),
                record.value(),
                record.headers(),
                record.timestamp(),
                after);
    }

    private Deployment deployment() {
        Map<String, Integer> partitions = new HashMap<>();
        setup.partitions().forEach((aggregate, count) -> partitions.put(setup.domainTopic(aggregate), count));
        return new Deployment(
                setup.publication(),
                setup.names(),
                registry,
                registry,
                ValueCodec.HERALD,
                schema -> registry.register(schema.getFullName(), schema),
                ReferenceGate.OPEN,
                CatchUp.ALWAYS,
                partitions,
                setup::limits,
                accounts,
                new InHand(System::nanoTime),
                setup.tracing(),
                "test");
    }

    private Properties settings(Path state) {
        Map<String, Object> given = Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "localhost:1",
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString());
        return StreamsSettings.of(setup.names(), new LogEndGate(Map::of), given);
    }

    private static Path stateDirectory() {
        try {
            return Files.createTempDirectory("herald-testkit-");
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the stores of a scenario", e);
        }
    }

    private static void delete(Path directory) {
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
