package dev.herald.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LogEndGateTest {

    private static final TopicPartition P0 = new TopicPartition("payments.domain.party", 0);
    private static final TopicPartition P1 = new TopicPartition("payments.domain.party", 1);

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private boolean brokerIsDown;
    private final LogEndGate gate = new LogEndGate(() -> {
        if (brokerIsDown) {
            throw new TimeoutException("no broker");
        }
        return Map.copyOf(ends);
    });

    @Test
    void emptyReferenceTopics_gateIsOpen() {
        gate.eventsRead();

        assertThat(gate.passed(gate.mark())).isTrue();
    }

    @Test
    void onePartitionBehind_gateIsShutUntilItIsApplied() {
        ends.put(P0, 10L);
        ends.put(P1, 5L);
        gate.eventsRead();
        gate.applied(P0, 10);
        gate.applied(P1, 4);

        assertThat(gate.passed(gate.mark())).isFalse();

        gate.applied(P1, 5);
        assertThat(gate.passed(gate.mark())).isTrue();
    }

    @Test
    void laterEvents_doNotHoldBackEarlierMarks() {
        ends.put(P0, 10L);
        gate.eventsRead();
        long first = gate.mark();
        ends.put(P0, 20L);
        gate.eventsRead();

        gate.applied(P0, 12);

        assertThat(gate.passed(first)).isTrue();
        assertThat(gate.passed(gate.mark())).isFalse();
    }

    @Test
    void brokerDoesNotTellTheEnds_gateIsShutUntilItDoes() {
        ends.put(P0, 1L);
        gate.applied(P0, 1);
        brokerIsDown = true;
        gate.eventsRead();
        assertThat(gate.passed(gate.mark())).isFalse();

        gate.retry();
        assertThat(gate.passed(gate.mark())).isFalse();

        brokerIsDown = false;
        gate.retry();
        assertThat(gate.passed(gate.mark())).isTrue();
    }

    @Test
    void referenceTopicGrowsFasterThanItIsApplied_marksAreStillReached() {
        for (long end = 1; end <= 1_000; end++) {
            ends.put(P0, end);
            gate.eventsRead();
        }
        long mark = gate.mark();
        gate.applied(P0, 999);
        assertThat(gate.passed(mark)).isFalse();

        gate.applied(P0, 1_000);
        assertThat(gate.passed(mark)).isTrue();
    }
}
