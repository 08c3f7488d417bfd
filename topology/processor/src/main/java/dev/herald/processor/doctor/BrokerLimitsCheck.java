package dev.herald.processor.doctor;

import dev.herald.engine.topology.StreamsSettings;
import dev.herald.processor.broker.Answer;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Unchecked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.streams.StreamsConfig;

/** Whether a broker allows transactions as long, and requests as large, as Herald makes them. */
record BrokerLimitsCheck(Admin admin, Map<String, String> kafka) implements Check {

    private static final String TRANSACTION = "transaction.max.timeout.ms";
    private static final String REQUEST = "socket.request.max.bytes";

    @Override
    public String name() {
        return "broker limits";
    }

    @Override
    public Needs needs() {
        return Needs.BROKER;
    }

    @Override
    public List<Finding> look() {
        Node any = Answer.of(admin.describeCluster().nodes()).iterator().next();
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, any.idString());
        try {
            Config config =
                    Answer.of(admin.describeConfigs(List.of(broker)).all()).getOrDefault(broker, new Config(List.of()));
            List<Finding> findings = new ArrayList<>();
            compare(config, TRANSACTION, transactionMillis(), "kafka.producer.transaction.timeout.ms", findings);
            compare(
                    config,
                    REQUEST,
                    StreamsSettings.maxRequestBytes(kafka),
                    "kafka.producer.max.request.size",
                    findings);
            return findings;
        } catch (ClusterAuthorizationException e) {
            return List.of(new Unchecked(
                    "Herald's user may not read the brokers' settings, and need not",
                    "run this once as an administrator"));
        }
    }

    private static void compare(Config config, String name, long ours, String setting, List<Finding> findings) {
        if (config.get(name) == null) {
            findings.add(new Unchecked("the broker does not tell its " + name, "look into its file of settings"));
            return;
        }
        long most = Long.parseLong(config.get(name).value());
        findings.add(
                ours <= most
                        ? new Fine(name + " is " + most + ", Herald needs " + ours)
                        : new Problem(
                                name + " is " + most + ", Herald needs " + ours,
                                "raise it at the brokers, or lower " + setting));
    }

    private long transactionMillis() {
        String name = ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;
        String general = kafka.getOrDefault(name, Long.toString(StreamsSettings.TRANSACTION_TIMEOUT.toMillis()));
        String own = kafka.get(StreamsConfig.producerPrefix(name));
        return Long.parseLong(own == null ? general : own);
    }
}
