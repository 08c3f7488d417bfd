package dev.herald.processor.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** Shows the versions; Micrometer has no metric of this kind. */
record BuildCollector(String version, String kafka) implements Collector {

    @Override
    public MetricSnapshot collect() {
        return InfoSnapshot.builder()
                .name(Metric.BUILD.base())
                .help(Metric.BUILD.doc())
                .dataPoint(InfoDataPointSnapshot.builder()
                        .labels(Labels.of("version", version, "kafka", kafka))
                        .build())
                .build();
    }
}
