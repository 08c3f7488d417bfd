package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class StandbyProgressTest {

    private final StandbyProgress progress = new StandbyProgress();

    @Test
    void copies_areBehindByStore_untilTheyLeave() {
        load(0, 59, 100);
        load(1, 99, 100);
        assertThat(progress.behind()).containsOnlyKeys("kept").containsEntry("kept", 40L);

        progress.onUpdateSuspended(partition(0), "kept", 60, 100, SuspendReason.MIGRATED);
        assertThat(progress.behind()).containsEntry("kept", 0L);
    }

    private void load(int partition, long last, long end) {
        progress.onUpdateStart(partition(partition), "kept", 0);
        progress.onBatchLoaded(partition(partition), "kept", new TaskId(0, partition), last, 10, end);
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition("changelog-kept", number);
    }
}
