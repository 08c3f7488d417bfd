package dev.herald.processor.doctor;

import dev.herald.processor.broker.Answer;
import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.common.Node;

/** Whether a broker answers, and what it belongs to. */
record BrokerCheck(Admin admin) implements Check {

    private static final String FEATURE = "metadata.version";

    /** Kafka 4.0 (4.0-IV3). Herald is tested with later ones. */
    private static final short LEAST = 25;

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public Needs needs() {
        return Needs.BROKER;
    }

    @Override
    public List<Finding> look() {
        DescribeClusterResult cluster = admin.describeCluster();
        int brokers = Answer.of(cluster.nodes()).size();
        Node controller = Answer.of(cluster.controller());
        FeatureMetadata features = Answer.of(admin.describeFeatures().featureMetadata());
        short level = features.finalizedFeatures().containsKey(FEATURE)
                ? features.finalizedFeatures().get(FEATURE).maxVersionLevel()
                : 0;
        String what =
                "cluster " + Answer.of(cluster.clusterId()) + ", brokers: " + brokers + ", " + FEATURE + " " + level;
        if (controller == null || controller.isEmpty()) {
            return List.of(new Problem(what + ", no controller", "see the brokers' and controllers' logs"));
        }
        return List.of(
                level >= LEAST
                        ? new Fine(what + ", controller by broker " + controller.id())
                        : new Finding.Warning(
                                what + ": older than what Herald is tested with, " + LEAST,
                                "upgrade the brokers to Kafka 4, or run Herald's tests against yours"));
    }
}
