package dev.herald.sandbox.deliveries;

import dev.herald.processor.broker.Clients;
import dev.herald.processor.contract.RegistryAccess;
import dev.herald.processor.contract.Subjects;
import dev.herald.processor.setting.ContractSettings;
import dev.herald.processor.setting.SettingSource;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.TopicSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The command side as a program: reads commands and writes the domain events that they lead to, both in one transaction.
 * What goes wrong ends it; started again, it goes on where it was. One runs at a time: a new one fences an old one.
 */
public final class CommandSideMain {

    /** Setting of the producer that it needs; names the one that runs. */
    public static final String TRANSACTIONAL_ID = "kafka.producer.transactional.id";

    private static final long SAY_NANOS = 5_000_000_000L;

    private final Simulation simulation;
    private final CommandSide side;
    private final CommandLog log;
    private final Producer<byte[], byte[]> producer;
    private final ConsumerGroupMetadata group;
    private long saidNanos = System.nanoTime();

    private CommandSideMain(
            Simulation simulation,
            CommandSide side,
            CommandLog log,
            Producer<byte[], byte[]> producer,
            ConsumerGroupMetadata group) {
        this.simulation = simulation;
        this.side = side;
        this.log = log;
        this.producer = producer;
        this.group = group;
    }

    /**
     * Runs until the process is ended.
     *
     * @param args a file of settings, a file to make once it works, then the simulation
     */
    public static void main(String[] args) throws IOException {
        Settings settings = Settings.of(List.of(SettingSource.file(Path.of(args[0]))));
        Simulation simulation = Simulation.of(Arrays.asList(args).subList(2, args.length));
        String prefix = settings.get(TopicSettings.TOPIC_PREFIX);
        try (RegistryAccess registry = RegistryAccess.open(settings);
                Producer<byte[], byte[]> producer = new Clients(settings).producer();
                Consumer<byte[], byte[]> consumer = consumer(settings, prefix + "command-side")) {
            Subjects subjects = new Subjects(settings.get(ContractSettings.SUBJECTS));
            DomainRecords records = new DomainRecords(prefix + CommandLog.EVENTS, subjects, registry.registry());
            CommandSide side = new CommandSide(simulation, records);
            CommandLog log = new CommandLog(consumer, prefix, registry.registry());
            // First: it waits until the transaction of one that was killed is ended.
            producer.initTransactions();
            log.recall(side);
            Files.writeString(Path.of(args[1]), "");
            new CommandSideMain(simulation, side, log, producer, consumer.groupMetadata()).run();
        }
    }

    /** It belongs to its group without being a member of it: partitions are assigned, and its offsets are the group's. */
    private static Consumer<byte[], byte[]> consumer(Settings settings, String group) {
        Map<String, Object> given = new HashMap<>(settings.kafka());
        given.keySet().retainAll(ConsumerConfig.configNames());
        given.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        given.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        given.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        given.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(given, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            List<Given> commands = log.next();
            Instant now = simulation.clock().at(Instant.now());
            commands.forEach(given -> side.take(given, now, System.nanoTime()));
            commit(side.turn(now, System.nanoTime()));
            say();
        }
    }

    private void commit(List<ProducerRecord<byte[], byte[]>> events) {
        if (events.isEmpty() && !side.outstanding().moved()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = side.outstanding().offsets();
        producer.beginTransaction();
        events.forEach(event -> {
            var unused = producer.send(event);
        });
        producer.sendOffsetsToTransaction(offsets, group);
        producer.commitTransaction();
        side.outstanding().committed(offsets);
    }

    private void say() {
        if (System.nanoTime() - saidNanos > SAY_NANOS) {
            saidNanos = System.nanoTime();
            System.out.println("command side: " + side.text());
        }
    }
}
