package dev.herald.processor.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What was asked for of the group that shares the work, and cannot be had under the streams protocol. Kafka Streams only
 * logs some of it, and goes on without.
 */
final class MembershipCheck {

    private static final List<String> CONSUMERS =
            List.of("", StreamsConfig.CONSUMER_PREFIX, StreamsConfig.MAIN_CONSUMER_PREFIX);

    private MembershipCheck() {}

    /** Returns why a processor cannot run with settings for Kafka, which are given under its own names. */
    static List<String> refusals(Map<String, String> kafka) {
        List<String> refusals = new ArrayList<>();
        if (!GroupProtocol.STREAMS.name().equalsIgnoreCase(kafka.get(StreamsConfig.GROUP_PROTOCOL_CONFIG))) {
            return refusals;
        }
        CONSUMERS.stream()
                .map(prefix -> prefix + ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)
                .filter(kafka::containsKey)
                .forEach(key -> refusals.add(
                        "kafka." + key + ": there are no static members under kafka.group.protocol=streams"));
        String standbys = kafka.getOrDefault(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "0");
        if (!standbys.equals("0")) {
            refusals.add("kafka." + StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG
                    + ": under kafka.group.protocol=streams the brokers place standbys: give the group"
                    + " streams.num.standby.replicas=" + standbys
                    + " instead (kafka-configs --alter --entity-type groups"
                    + " --entity-name GROUP --add-config streams.num.standby.replicas=" + standbys + ")");
        }
        return refusals;
    }
}
