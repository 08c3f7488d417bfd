package dev.herald.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    private static final double[] HUNDRED =
            IntStream.rangeClosed(1, 100).asDoubleStream().toArray();

    @Test
    void percentile_isTheNearestRank() {
        assertThat(Percentiles.of(HUNDRED, 50)).isEqualTo(50);
        assertThat(Percentiles.of(HUNDRED, 99)).isEqualTo(99);
        assertThat(Percentiles.of(HUNDRED, 99.5)).isEqualTo(100);
        assertThat(Percentiles.of(HUNDRED, 100)).isEqualTo(100);
        assertThat(Percentiles.of(HUNDRED, 0)).isEqualTo(1);
    }

    @Test
    void percentile_ofOneValue_isThatValue() {
        assertThat(Percentiles.of(new double[] {7}, 99)).isEqualTo(7);
    }

    @Test
    void percentile_ofNothing_isRefused() {
        assertThatThrownBy(() -> Percentiles.of(new double[0], 99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of no values");
    }

    @Test
    void median_isTheMiddle_orTheMeanOfTheTwo() {
        assertThat(Percentiles.median(new double[] {1, 5, 100})).isEqualTo(5);
        assertThat(Percentiles.median(new double[] {1, 5, 7, 100})).isEqualTo(6);
    }

    @Test
    void latencies_areTakenInAnyOrder() {
        Latencies latencies = new Latencies();
        IntStream.rangeClosed(1, 100_000).forEach(value -> latencies.add(100_001 - value));

        assertThat(latencies.figures())
                .containsEntry("p50Ms", 50_000.0)
                .containsEntry("p99Ms", 99_000.0)
                .containsEntry("maxMs", 100_000.0);
    }
}
