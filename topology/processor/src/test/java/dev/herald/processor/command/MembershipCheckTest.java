package dev.herald.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MembershipCheckTest {

    @Test
    void streamsProtocol_refusesWhatItWouldIgnore_sayingWhatToDo() {
        assertThat(MembershipCheck.refusals(Map.of(
                        "group.protocol", "streams", "consumer.group.instance.id", "a", "num.standby.replicas", "2")))
                .satisfiesExactly(
                        refusal -> assertThat(refusal).startsWith("kafka.consumer.group.instance.id: "),
                        refusal -> assertThat(refusal)
                                .contains(
                                        "kafka.num.standby.replicas: ", "--add-config streams.num.standby.replicas=2"));
    }

    @Test
    void classicProtocol_andStreamsProtocolAlone_areTaken() {
        assertThat(MembershipCheck.refusals(Map.of("group.instance.id", "a", "num.standby.replicas", "2")))
                .isEmpty();
        assertThat(MembershipCheck.refusals(Map.of("group.protocol", "STREAMS", "num.standby.replicas", "0")))
                .isEmpty();
    }
}
