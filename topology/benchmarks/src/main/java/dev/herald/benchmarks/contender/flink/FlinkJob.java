package dev.herald.benchmarks.contender.flink;

import dev.herald.benchmarks.contender.Assignment;
import dev.herald.benchmarks.contender.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink, exactly once, in one JVM: a keyed function over broadcast names, a checkpoint every 100 ms. */
public final class FlinkJob {
    private FlinkJob() {}

    /**
     * Entry point.
     *
     * @param arguments the file of the assignment, and the state backend: hashmap or rocksdb
     */
    public static void main(String[] arguments) throws Exception {
        Assignment assignment = Assignment.read(Path.of(arguments[0]));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                assignment.threads(), settings(assignment, arguments[1]));
        env.getConfig().enableObjectReuse();
        BroadcastStream<Event> parties = env.fromSource(
                        source(assignment, assignment.parties(), false), WatermarkStrategy.noWatermarks(), "parties")
                .uid("parties")
                .broadcast(PaymentFunction.NAMES);
        env.fromSource(source(assignment, assignment.payments(), true), WatermarkStrategy.noWatermarks(), "payments")
                .uid("payments")
                .keyBy(event -> event.id)
                .connect(parties)
                .process(new PaymentFunction(assignment))
                .uid("fold")
                .sinkTo(sink(assignment))
                .uid("publish");
        env.execute(assignment.prefix() + "flink");
    }

    private static Configuration settings(Assignment assignment, String backend) throws IOException {
        Configuration settings = new Configuration();
        settings.setString("state.backend.type", backend);
        settings.setString(
                "state.backend.rocksdb.localdir",
                assignment.state().resolve("rocksdb").toString());
        settings.setString("execution.checkpointing.interval", Clients.COMMIT_INTERVAL_MS + " ms");
        settings.setString("execution.checkpointing.storage", "filesystem");
        settings.setString(
                "execution.checkpointing.dir",
                assignment.state().resolve("checkpoints").toUri().toString());
        settings.setString("execution.checkpointing.incremental", "true");
        settings.setString("execution.buffer-timeout.interval", "5 ms");
        settings.setString("taskmanager.memory.managed.size", "256 mb");
        settings.setString("io.tmp.dirs", assignment.state().toString());
        settings.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        settings.setString("restart-strategy.type", "disable");
        latestCheckpoint(assignment.state().resolve("checkpoints"))
                .ifPresent(path -> settings.setString(
                        "execution.state-recovery.path", path.toUri().toString()));
        return settings;
    }

    /** The newest checkpoint that an earlier run completed: {@code <job>/chk-<n>} with its metadata. */
    private static Optional<Path> latestCheckpoint(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent);
        }
    }

    private static KafkaSource<Event> source(Assignment assignment, String topic, boolean hasSequences) {
        Properties settings = new Properties();
        settings.putAll(Clients.CONSUMER);
        settings.remove("auto.offset.reset");
        return KafkaSource.<Event>builder()
                .setBootstrapServers(assignment.bootstrap())
                .setTopics(topic)
                .setGroupId(assignment.prefix() + "flink")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new EventSchema(hasSequences))
                .setProperties(settings)
                .build();
    }

    private static KafkaSink<Output> sink(Assignment assignment) {
        Properties settings = new Properties();
        settings.putAll(Clients.PRODUCER);
        settings.put("transaction.timeout.ms", "60000");
        return KafkaSink.<Output>builder()
                .setBootstrapServers(assignment.bootstrap())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(assignment.prefix() + "flink")
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setKafkaProducerConfig(settings)
                .setRecordSerializer(new OutputSchema(assignment.status(), assignment.completed()))
                .build();
    }
}
