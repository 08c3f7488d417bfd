package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.sequence.Silence;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestsTest {

    private static final TopicPartition PAYMENTS = new TopicPartition("payment", 0);
    private static final TopicPartition PARTIES = new TopicPartition("party", 0);

    private final Rests rests = new Rests();

    @Test
    void everythingIsWorkedOn_isCaughtUp_andTheSilenceBegins() {
        look(10, Map.of(PAYMENTS, 7L, PARTIES, 3L), Map.of(PAYMENTS, 7L, PARTIES, 3L));

        assertThat(rests.isCaughtUp(0)).isTrue();
        assertThat(rests.silence(0)).isEqualTo(new Silence(10, 10));
    }

    @Test
    void oneLogIsBehind_isNotCaughtUp() {
        look(10, Map.of(PAYMENTS, 7L, PARTIES, 3L), Map.of(PAYMENTS, 6L, PARTIES, 3L));

        assertThat(rests.isCaughtUp(0)).isFalse();
        assertThat(rests.silence(0)).isNull();
    }

    @Test
    void logThatWasNotBegun_countsAsWorkedOnOnlyWhereItIsEmpty() {
        look(10, Map.of(PAYMENTS, 7L, PARTIES, 1L), Map.of(PAYMENTS, 7L));
        assertThat(rests.isCaughtUp(0)).isFalse();

        look(11, Map.of(PAYMENTS, 7L, PARTIES, 0L), Map.of(PAYMENTS, 7L));
        assertThat(rests.isCaughtUp(0)).isTrue();
    }

    @Test
    void nothingNew_theSilenceLasts() {
        look(10, Map.of(PAYMENTS, 7L), Map.of(PAYMENTS, 7L));
        look(20, Map.of(PAYMENTS, 7L), Map.of(PAYMENTS, 7L));
        look(35, Map.of(PAYMENTS, 7L), Map.of(PAYMENTS, 7L));

        assertThat(rests.silence(0)).isEqualTo(new Silence(10, 35));
    }

    @Test
    void somethingNew_thoughItIsWorkedOnAlready_beginsTheSilenceAnew() {
        look(10, Map.of(PAYMENTS, 7L), Map.of(PAYMENTS, 7L));
        look(20, Map.of(PAYMENTS, 8L), Map.of(PAYMENTS, 8L));

        assertThat(rests.silence(0)).isEqualTo(new Silence(20, 20));
    }

    @Test
    void somethingToWorkOn_endsTheSilence_butNotThatItHasCaughtUpOnce() {
        look(10, Map.of(PAYMENTS, 7L), Map.of(PAYMENTS, 7L));
        look(20, Map.of(PAYMENTS, 8L), Map.of(PAYMENTS, 7L));

        assertThat(rests.silence(0)).isNull();
        assertThat(rests.isCaughtUp(0)).isTrue();
        look(30, Map.of(PAYMENTS, 8L), Map.of(PAYMENTS, 8L));
        assertThat(rests.silence(0)).isEqualTo(new Silence(30, 30));
    }

    @Test
    void timeInWhichNobodyLooked_isNoSilence() {
        look(10, Map.of(PAYMENTS, 7L), Map.of(PAYMENTS, 7L));
        rests.retain(Set.of(1));
        look(20, Map.of(PAYMENTS, 7L), Map.of(PAYMENTS, 7L));
        assertThat(rests.silence(0)).isEqualTo(new Silence(20, 20));

        rests.clear();

        assertThat(rests.silence(0)).isNull();
    }

    @Test
    void partitions_restEachAlone() {
        TopicPartition other = new TopicPartition("payment", 1);
        rests.look(Set.of(0, 1), Map.of(PAYMENTS, 7L, other, 2L), Map.of(PAYMENTS, 7L, other, 1L), 10);

        assertThat(rests.isCaughtUp(0)).isTrue();
        assertThat(rests.isCaughtUp(1)).isFalse();
    }

    private void look(long now, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
        rests.look(Set.of(0), ends, committed, now);
    }
}
