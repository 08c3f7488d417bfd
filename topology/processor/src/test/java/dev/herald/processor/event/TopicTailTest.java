package dev.herald.processor.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicTailTest {

    private static final TopicPartition ONE = new TopicPartition("t", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> offsets = new ArrayList<>();

    TopicTailTest() {
        consumer.updateBeginningOffsets(Map.of(ONE, 0L));
        consumer.updateEndOffsets(Map.of(ONE, 2L));
    }

    @Test
    void fromBeginningToEnd_readsWhatIsThereAndEnds() {
        TopicTail tail = new TopicTail(consumer, "t", 1, true);
        for (long offset = 0; offset < 3; offset++) {
            consumer.addRecord(new ConsumerRecord<>("t", 0, offset, new byte[0], new byte[0]));
        }

        tail.readToEnd(Duration.ofSeconds(1), record -> offsets.add(record.offset()));

        assertThat(offsets).containsExactly(0L, 1L);
    }

    @Test
    void withoutFromBeginning_startsAtTheEnd() {
        TopicTail tail = new TopicTail(consumer, "t", 1, false);

        tail.readToEnd(Duration.ofSeconds(1), record -> offsets.add(record.offset()));

        assertThat(offsets).isEmpty();
    }

    @Test
    void noRecordBeforeTheEnd_endsAfterPatience() {
        TopicTail tail = new TopicTail(consumer, "t", 1, true);

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> tail.readToEnd(Duration.ofSeconds(1), record -> {}))
                .withMessage("no record in 1000 ms, 2 before the end");
    }
}
