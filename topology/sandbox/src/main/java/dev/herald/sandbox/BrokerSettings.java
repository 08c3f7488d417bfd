package dev.herald.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntSupplier;
import org.apache.kafka.common.Uuid;

/** The settings of one broker: its ports, its cluster id and what it reads at start. */
record BrokerSettings(
        WorkDir dir, int port, int controllerPort, String clusterId, BrokerUsers users, Map<String, String> extra) {

    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            // So long a killed broker waits for its old registration to expire before it comes back; 9 s by default.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"));

    static BrokerSettings on(IntSupplier ports, WorkDir dir, BrokerUsers users, Map<String, String> extra) {
        int port = ports.getAsInt();
        int controllerPort = port;
        while (controllerPort == port) {
            controllerPort = ports.getAsInt();
        }
        return new BrokerSettings(dir, port, controllerPort, clusterIdOf(dir), users, extra);
    }

    boolean portsAreFree() {
        return Ports.isFree(port) && Ports.isFree(controllerPort);
    }

    /** Writes the file from which the broker starts. */
    Path write() {
        Properties properties = new Properties();
        properties.putAll(address());
        properties.putAll(users.brokerSettings());
        properties.putAll(SMALL);
        properties.putAll(extra);
        Path file = dir.file("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("broker: cannot write its settings to " + file, e);
        }
    }

    private Map<String, String> address() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "listeners",
                "%s://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(users.listener(), port, controllerPort),
                "advertised.listeners",
                "%s://127.0.0.1:%d".formatted(users.listener(), port),
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                dir.file("data").toString());
    }

    /** The id that earlier runs formatted the directory with, else a new one. */
    private static String clusterIdOf(WorkDir dir) {
        Path meta = dir.file("data").resolve("meta.properties");
        if (!Files.exists(meta)) {
            return Uuid.randomUuid().toString();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(meta)) {
            properties.load(reader);
            return properties.getProperty("cluster.id");
        } catch (IOException e) {
            throw new UncheckedIOException("broker: cannot read " + meta, e);
        }
    }
}
