package dev.herald.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommitLatencyTest {

    private final CommitLatency latency = new CommitLatency();

    @Test
    void commit_countsWhatWasNotedBefore_once() {
        latency.read(1_000);
        latency.read(1_050);
        latency.read(-100_000_000);

        assertThat(total()).as("before the commit").isZero();
        latency.committed(1_100);
        latency.committed(9_999);

        List<Long> counts = latency.histogram().counts();
        assertThat(latency.histogram().upperBoundsMillis()).startsWith(50L, 100L);
        assertThat(counts).hasSize(latency.histogram().upperBoundsMillis().size() + 1);
        assertThat(counts).as("bounds are inclusive").startsWith(1L, 1L, 0L);
        assertThat(counts).as("older than the last bound").endsWith(0L, 1L);
        assertThat(latency.histogram().sumMillis()).isEqualTo(100 + 50 + 100_001_100);
    }

    @Test
    void abort_forgets() {
        latency.read(1_000);
        latency.aborted();
        latency.committed(1_100);

        assertThat(total()).isZero();
    }

    @Test
    void eventAheadOfTheClock_tookNoTime() {
        latency.read(5_000);
        latency.committed(1_000);

        assertThat(latency.histogram().counts()).startsWith(1L);
        assertThat(latency.histogram().sumMillis()).isZero();
    }

    @Test
    void anotherThreadsTransaction_isItsOwn() throws InterruptedException {
        latency.read(1_000);
        Thread other = new Thread(() -> {
            latency.read(1_000);
            latency.aborted();
        });
        other.start();
        other.join();

        latency.committed(1_000);

        assertThat(total()).isEqualTo(1);
    }

    @Test
    void eventsBeyondTheBoundOfATransaction_areNotMeasured() {
        for (int i = 0; i < CommitLatency.MOST + 10; i++) {
            latency.read(0);
        }
        latency.committed(0);

        assertThat(total()).isEqualTo(CommitLatency.MOST);
    }

    private long total() {
        return latency.histogram().counts().stream().mapToLong(Long::longValue).sum();
    }
}
