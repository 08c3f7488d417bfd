package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.sequence.CatchUp;
import dev.herald.engine.sequence.Silence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatheringLagTest {

    private final Lag domain = new Lag();
    private final Lag own = new Lag();
    private final GatheringLag lag = new GatheringLag(domain, 3, own);

    /** What is known of each partition, and what was asked. */
    private static final class Lag implements CatchUp {

        private final Map<Integer, Silence> silent = new HashMap<>();
        private final List<Integer> asked = new ArrayList<>();

        @Override
        public boolean isCaughtUp(int partition) {
            asked.add(partition);
            return silent.containsKey(partition);
        }

        @Override
        public @Nullable Silence silence(int partition, long now) {
            return silent.get(partition);
        }
    }

    private void domain(long since, long until) {
        for (int partition = 0; partition < 3; partition++) {
            domain.silent.put(partition, new Silence(since, until));
        }
    }

    @Test
    void onePartitionOfTheDomainTopicsLags_isNotCaughtUp_andTheRepartitionTopicIsNotLookedAtYet() {
        domain.silent.put(0, new Silence(0, 1));
        domain.silent.put(2, new Silence(0, 1));
        own.silent.put(0, new Silence(0, 1));

        assertThat(lag.isCaughtUp(0)).isFalse();
        assertThat(domain.asked).containsExactly(0, 1, 2);
        assertThat(own.asked).isEmpty();
        assertThat(lag.silence(0, 1)).isNull();
    }

    @Test
    void repartitionTopicLags_isNotCaughtUp() {
        domain(0, 1);

        assertThat(lag.isCaughtUp(1)).isFalse();
        assertThat(own.asked).containsExactly(1);
        assertThat(lag.silence(1, 1)).isNull();
    }

    @Test
    void allAreCaughtUp_silenceIsWhatTheyHaveInCommon() {
        domain(10, 50);
        domain.silent.put(2, new Silence(20, 60));
        own.silent.put(1, new Silence(15, 40));

        assertThat(lag.isCaughtUp(1)).isTrue();
        assertThat(lag.silence(1, 60)).isEqualTo(new Silence(20, 40));
    }

    @Test
    void silencesThatDoNotMeet_areNone() {
        domain(30, 50);
        own.silent.put(1, new Silence(10, 20));

        assertThat(lag.silence(1, 60)).isNull();
    }
}
