package dev.herald.sandbox.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.deliveries.command.RegisterAttempt;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OutstandingTest {
    private static final TopicPartition PLACE = new TopicPartition("commands", 0);

    private final Outstanding outstanding = new Outstanding();

    @Test
    void commandThatWaits_keepsTheOffsetBeforeIt() {
        Given first = read(3);
        Given second = read(5);

        outstanding.done(second);

        assertThat(outstanding.offsets()).isEqualTo(Map.of(PLACE, new OffsetAndMetadata(3)));

        outstanding.done(first);

        assertThat(outstanding.offsets()).isEqualTo(Map.of(PLACE, new OffsetAndMetadata(6)));
    }

    @Test
    void offsetsThatAreCommitted_areNotCommittedAgain() {
        outstanding.done(read(0));

        outstanding.committed(outstanding.offsets());

        assertThat(outstanding.moved()).isFalse();
        read(1);
        assertThat(outstanding.moved()).isFalse();
    }

    private Given read(long offset) {
        Given given = new Given(PLACE, offset, new RegisterAttempt("d", 1), "id", null);
        outstanding.read(given);
        return given;
    }
}
