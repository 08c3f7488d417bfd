package dev.herald.processor.doctor;

import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Problem;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.topic.TopicAdmin;
import dev.herald.processor.topic.TopicState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;

/** Whether enough replicas are alive for every partition to be written. */
record ReplicasCheck(Examined examined) implements Check {

    private static final String REMEDY = "bring back the brokers that are away";

    @Override
    public String name() {
        return "replicas";
    }

    @Override
    public Needs needs() {
        return Needs.BROKER;
    }

    @Override
    public List<Finding> look() {
        Map<String, TopicState> states = new TopicAdmin(examined.admin()).read(examined.topics());
        List<Finding> findings = new ArrayList<>();
        TopicsThere.of(examined, false).forEach(topic -> {
            TopicState state = states.get(topic.name());
            String least =
                    state == null ? "1" : state.settings().getOrDefault(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "1");
            topic.partitions().forEach(partition -> look(topic, partition, Integer.parseInt(least), findings));
        });
        return findings.isEmpty() ? List.of(new Fine("all in step")) : findings;
    }

    static void look(TopicDescription topic, TopicPartitionInfo partition, int least, List<Finding> findings) {
        String place = topic.name() + "-" + partition.partition() + ": ";
        int alive = partition.isr().size();
        if (partition.leader() == null || partition.leader().isEmpty()) {
            findings.add(new Problem(place + "no broker leads it", REMEDY));
        } else if (alive < least) {
            findings.add(new Problem(
                    place + alive + " replicas in step, " + least + " needed to write (min.insync.replicas)", REMEDY));
        } else if (alive < partition.replicas().size()) {
            findings.add(
                    new Warning(place + alive + " of " + partition.replicas().size() + " replicas in step", REMEDY));
        }
    }
}
