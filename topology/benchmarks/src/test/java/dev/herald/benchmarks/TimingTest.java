package dev.herald.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimingTest {
    private final Timing timing = new Timing(moment(10, 1_000), 500);

    @Test
    void secondHalf_isTimedFromWhenHalfOfTheOutputsWereVisible_whateverWasThereBefore() {
        timing.at(moment(13, 1_100));
        timing.at(moment(16, 1_300));
        assertThat(timing.isComplete()).isFalse();
        timing.at(moment(18, 1_500));

        assertThat(timing.isComplete()).isTrue();
        assertThat(timing.figures(400))
                .containsEntry("eventsPerSecond", 50.0)
                .containsEntry("warmEventsPerSecond", 80.0)
                .containsEntry("seconds", 8.0)
                .containsEntry("cpuSeconds", 16.0)
                .containsEntry("brokerCpuSeconds", 4.0);
    }

    @Test
    void secondHalfThatCameAtOnce_hasNoRate() {
        timing.at(moment(12, 1_500));

        assertThat(timing.figures(400))
                .containsEntry("eventsPerSecond", 200.0)
                .doesNotContainKey("warmEventsPerSecond");
    }

    private static Timing.Moment moment(long seconds, long visible) {
        return new Timing.Moment(TimeUnit.SECONDS.toNanos(seconds), visible, 2 * seconds, seconds / 2.0);
    }
}
