package dev.herald.processor.metrics;

import dev.herald.engine.account.CommitLatency;
import dev.herald.processor.run.ContextView;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** Shows the histograms that stream threads fill at their commits; Micrometer's own would have to be asked for each event. */
final class LatencyCollector implements Collector {

    private static final double MILLIS = 1_000;

    private final List<ContextView> contexts;

    LatencyCollector(List<ContextView> contexts) {
        this.contexts = contexts;
    }

    @Override
    public MetricSnapshot collect() {
        HistogramSnapshot.Builder snapshot =
                HistogramSnapshot.builder().name(Metric.LATENCY.shown()).help(Metric.LATENCY.doc());
        contexts.forEach(each -> snapshot.dataPoint(point(each)));
        return snapshot.build();
    }

    private static HistogramDataPointSnapshot point(ContextView view) {
        CommitLatency.Histogram histogram = view.accounts().latency().histogram();
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < histogram.counts().size(); i++) {
            boolean last = i == histogram.upperBoundsMillis().size();
            double bound = last
                    ? Double.POSITIVE_INFINITY
                    : histogram.upperBoundsMillis().get(i) / MILLIS;
            buckets.bucket(bound, histogram.counts().get(i));
        }
        return HistogramDataPointSnapshot.builder()
                .labels(Labels.of("context", view.context()))
                .classicHistogramBuckets(buckets.build())
                .sum(histogram.sumMillis() / MILLIS)
                .build();
    }
}
