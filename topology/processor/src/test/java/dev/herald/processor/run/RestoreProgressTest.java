package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

    private static final TopicPartition AGGREGATES = new TopicPartition("changelog-aggregates", 0);
    private static final TopicPartition KEPT = new TopicPartition("changelog-kept", 0);

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> log = new ArrayList<>();
    private final RestoreProgress progress = new RestoreProgress("payments", nanos::get, log::add);

    @Test
    void nothingToRestore_isDone_andNotWorthALine() {
        progress.onRestoreStart(AGGREGATES, "aggregates", 0, 0);
        progress.onRestoreEnd(AGGREGATES, "aggregates", 0);
        progress.ended();

        assertThat(progress.now().ratio()).isEqualTo(1);
        assertThat(progress.now().secondsLeft()).contains(0.0);
        assertThat(log).isEmpty();
    }

    @Test
    void batches_tellPartRateAndTimeLeft_byOffsets() {
        progress.onRestoreStart(AGGREGATES, "aggregates", 100, 1_100);
        progress.onRestoreStart(KEPT, "kept", 0, 1_000);
        assertThat(progress.isUnderWay()).isTrue();
        assertThat(progress.now().secondsLeft()).as("nothing read yet").isEmpty();

        pass(2);
        progress.onBatchRestored(AGGREGATES, "aggregates", 599, 20);

        assertThat(progress.now().total()).isEqualTo(2_000);
        assertThat(progress.now().stores()).containsEntry("aggregates", new Restore.Share(1_000, 500));
        assertThat(progress.now().ratio()).isEqualTo(0.25);
        assertThat(progress.now().perSecond()).isEqualTo(250);
        assertThat(progress.now().secondsLeft()).contains(6.0);
    }

    @Test
    void log_hasABeginning_aLineInTenSeconds_andAnEnd() {
        progress.onRestoreStart(AGGREGATES, "aggregates", 0, 1_000);
        for (int second = 1; second <= 12; second++) {
            pass(1);
            progress.onBatchRestored(AGGREGATES, "aggregates", 50L * second - 1, 50);
        }
        progress.onRestoreEnd(AGGREGATES, "aggregates", 1_000);
        progress.ended();
        progress.ended();

        assertThat(log)
                .containsExactly(
                        "payments: restores 1 stores: 5.0% of 1000 records, 50 a second, 19 s left",
                        "payments: restores 1 stores: 55.0% of 1000 records, 50 a second, 9 s left",
                        "payments: restored 1000 records in 12.0 s");
        assertThat(progress.isUnderWay()).isFalse();
    }

    @Test
    void partitionThatLeaves_isNoLongerWaitedFor() {
        progress.onRestoreStart(AGGREGATES, "aggregates", 0, 1_000);
        progress.onRestoreSuspended(AGGREGATES, "aggregates", 0);

        assertThat(progress.isUnderWay()).isFalse();
        assertThat(progress.now().total()).isZero();
    }

    @Test
    void nextRestore_beginsAnew() {
        progress.onRestoreStart(AGGREGATES, "aggregates", 0, 1_000);
        progress.onRestoreEnd(AGGREGATES, "aggregates", 1_000);
        progress.ended();

        progress.onRestoreStart(KEPT, "kept", 0, 10);

        assertThat(progress.now().stores()).containsOnlyKeys("kept");
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
