package dev.herald.engine.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.sequence.Silence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamClockTest {

    private static final long SETTLE = Duration.ofMinutes(5).toMillis();
    private static final long NOW = Instant.parse("2026-05-11T08:00:00Z").toEpochMilli();
    private static final long HISTORY = Instant.parse("2017-01-09T08:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final StreamClock clock = new StreamClock(StreamClock.NO_EVENT, SETTLE, NOW);

    @Test
    void highestTimeCounts_anEarlierOneDoesNot() {
        clock.seen(HISTORY + 2, NOW);
        clock.seen(HISTORY, NOW);

        assertThat(clock.time()).isEqualTo(HISTORY + 2);
    }

    @Test
    void eventFromTheFuture_doesNotMoveIt_aProducersClockThatIsALittleAheadDoes() {
        clock.seen(HISTORY, NOW);
        clock.seen(NOW + DAY, NOW);
        assertThat(clock.time()).isEqualTo(HISTORY);

        clock.seen(NOW + DomainEvent.SKEW, NOW);
        assertThat(clock.time()).as("never ahead of the clock").isEqualTo(NOW);
    }

    @Test
    void partitionInThePresent_isReliedOnAtOnce() {
        clock.seen(NOW - 1_000, NOW);

        assertThat(clock.reached(NOW, null)).isEqualTo(NOW - 1_000);
    }

    @Test
    void historyThatFlows_isReliedOnOnceWhatIsLateHasHadItsTime() {
        clock.seen(HISTORY, NOW);
        assertThat(clock.reached(NOW, null)).isEqualTo(StreamClock.NO_EVENT);
        clock.seen(HISTORY + DAY, NOW + SETTLE / 2);
        assertThat(clock.reached(NOW + SETTLE / 2, null)).isEqualTo(StreamClock.NO_EVENT);

        assertThat(clock.reached(NOW + SETTLE, null)).isEqualTo(HISTORY);
        assertThat(clock.reached(NOW + SETTLE + SETTLE / 2, null)).isEqualTo(HISTORY + DAY);
    }

    @Test
    void historyThatPauses_goesOnFromItsLastEvent_atTheClocksPace() {
        clock.seen(HISTORY, NOW);

        assertThat(clock.reached(NOW + 4_000, silence(NOW, NOW + 4_000))).isEqualTo(StreamClock.NO_EVENT);
        assertThat(clock.reached(NOW + 8_000, silence(NOW, NOW + 7_000))).isEqualTo(HISTORY + 7_000);
    }

    @Test
    void silenceBeforeTheLastEventWasRead_doesNotCount() {
        clock.seen(HISTORY, NOW + 6_000);

        assertThat(clock.reached(NOW + 8_000, silence(NOW, NOW + 8_000))).isEqualTo(StreamClock.NO_EVENT);
    }

    @Test
    void partitionThatFellSilent_goesOnWithTheClock() {
        clock.seen(NOW, NOW);

        long later = NOW + Duration.ofMinutes(3).toMillis();
        assertThat(clock.reached(later, silence(NOW, later))).isEqualTo(later);
    }

    @Test
    void silenceLongerThanAnyEventMayBeLate_isTheWallClock() {
        clock.seen(HISTORY, NOW);

        assertThat(clock.reached(NOW + SETTLE, silence(NOW, NOW + SETTLE))).isEqualTo(NOW + SETTLE);
    }

    @Test
    void storedTime_goesOn_butSilenceIsCountedFromTheStart() {
        StreamClock restarted = new StreamClock(HISTORY, SETTLE, NOW + DAY);

        assertThat(restarted.time()).isEqualTo(HISTORY);
        assertThat(restarted.reached(NOW + DAY + 6_000, silence(NOW, NOW + DAY + 6_000)))
                .isEqualTo(HISTORY + 6_000);
    }

    private static Silence silence(long since, long until) {
        return new Silence(since, until);
    }
}
