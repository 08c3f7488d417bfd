package dev.herald.sandbox;

import dev.herald.processor.broker.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** How processes belong to the group that shares the work of a context. Each task has a standby. */
enum Membership {
    /** Kafka Streams' default. */
    PLAIN,
    /** Each process keeps its place while it is away for a short time. */
    STATIC,
    /** The broker assigns the tasks. */
    STREAMS;

    /** A broker at which groups may be as impatient as a test is. */
    static Broker broker() {
        return Broker.start(StartOptions.defaults()
                .with("group.streams.min.session.timeout.ms", "1000")
                .with("group.streams.min.heartbeat.interval.ms", "500")
                .with("group.streams.initial.rebalance.delay.ms", "0")
                // How often transactions are looked for that have run out; 10 s by default.
                .with("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"));
    }

    /**
     * An installation whose processes belong together in this way.
     *
     * @param session for how long a process may be silent before its group gives it up
     */
    Installation at(Broker broker, Registry registry, Duration session) {
        String sessionMillis = Long.toString(session.toMillis());
        Installation installation = Installation.at(broker, registry)
                .with("kafka.probing.rebalance.interval.ms", "60000")
                .with("kafka.producer.transaction.timeout.ms", "5000")
                .jvm(HeraldLog.tellsOfRestoring());
        if (this == STREAMS) {
            tell(
                    broker,
                    installation.group(),
                    Map.of(
                            "streams.num.standby.replicas", "1",
                            "streams.session.timeout.ms", sessionMillis,
                            "streams.heartbeat.interval.ms", "1000"));
            return installation.with("kafka.group.protocol", "streams");
        }
        return installation
                .with("kafka.num.standby.replicas", "1")
                .with("kafka.consumer.session.timeout.ms", sessionMillis)
                .with("kafka.consumer.heartbeat.interval.ms", "1000");
    }

    /** Starts one of the processes. */
    HeraldProcess run(Installation installation, String name) {
        if (this == STATIC) {
            installation.with("kafka.group.instance.id", name);
        }
        return installation.run();
    }

    private static void tell(Broker broker, String group, Map<String, String> settings) {
        List<AlterConfigOp> changes = new ArrayList<>();
        settings.forEach(
                (key, value) -> changes.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            Answer.of(
                    admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), changes))
                            .all());
        }
    }
}
