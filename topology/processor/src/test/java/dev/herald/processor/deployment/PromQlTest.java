package dev.herald.processor.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void functionsLabelsAndTexts_areNoMetrics() {
        String query = "histogram_quantile(0.99, sum by (context, le)"
                + " (rate(a_bucket{x=~\"y.*\", z='q'}[$__rate_interval])))";

        assertThat(PromQl.metrics(query)).containsExactly("a_bucket");
    }

    @Test
    void everyMetricOfAnExpression_isFound() {
        String query = "sum(increase(a_total[10m])) by (b) == 0 and on (c) b_records > 1e4"
                + " unless c_open offset 5m or d:rate5m";

        assertThat(PromQl.metrics(query)).containsExactly("a_total", "b_records", "c_open", "d:rate5m");
    }

    @Test
    void variableOfADashboard_namesItsMetric() {
        assertThat(PromQl.metrics("label_values(a_state{b=\"c\"}, context)")).containsExactly("a_state");
    }
}
