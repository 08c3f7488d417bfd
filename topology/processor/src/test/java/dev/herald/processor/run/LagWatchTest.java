package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LagWatchTest {

    private static final TopicPartition PARTITION = new TopicPartition("payments.domain.payment", 1);

    private final AtomicLong nanos = new AtomicLong();
    private LagWatch.Positions broker = partitions -> Map.of(PARTITION, 7L);
    private Optional<Set<TopicPartition>> owned = Optional.of(Set.of(PARTITION));
    private final LagWatch watch = new LagWatch("payments", asked -> broker.lag(asked), () -> owned, nanos::get);

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void beforeTheFirstAnswer_nothingIsKnown() {
        assertThat(watch.lag()).isInstanceOf(Lag.Unknown.class);
    }

    @Test
    void answer_holdsForFiveSeconds_andIsNoAnswerAfterwards() {
        watch.look();
        nanos.addAndGet(Duration.ofMillis(4_900).toNanos());
        assertThat(watch.lag()).isEqualTo(new Lag.Known(Map.of(PARTITION, 7L)));

        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(watch.lag()).isEqualTo(new Lag.Unknown("the broker has not told for 5 s"));
    }

    @Test
    void refusal_takesTheAnswerAway_andSaysWhy() {
        watch.look();
        broker = partitions -> {
            throw new ExecutionException(new TopicAuthorizationException("not allowed"));
        };
        watch.look();

        assertThat(watch.lag()).isInstanceOfSatisfying(Lag.Unknown.class, unknown -> assertThat(unknown.reason())
                .contains("not allowed"));
    }

    @Test
    void silence_takesTheAnswerAway() {
        watch.look();
        broker = partitions -> {
            throw new TimeoutException();
        };
        watch.look();

        assertThat(watch.lag()).isInstanceOf(Lag.Unknown.class);
    }

    @Test
    void whileItDoesNotRun_nothingIsKnown() {
        owned = Optional.empty();
        watch.look();

        assertThat(watch.lag()).isEqualTo(new Lag.Unknown("it does not run"));
    }

    @Test
    void answerFromBeforeAChange_isNoAnswer_evenWhenItComesAfterwards() {
        watch.look();
        watch.close();
        watch.changed();
        assertThat(watch.lag()).as("told before").isInstanceOf(Lag.Unknown.class);

        broker = partitions -> {
            watch.changed();
            return Map.of(PARTITION, 0L);
        };
        watch.look();
        assertThat(watch.lag()).as("asked before").isInstanceOf(Lag.Unknown.class);
    }

    @Test
    void changeAfterTheEnd_isIgnored() {
        watch.close();
        watch.changed();

        assertThat(watch.lag()).isInstanceOf(Lag.Unknown.class);
    }
}
