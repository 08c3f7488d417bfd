package dev.herald.processor.metrics;

import dev.herald.processor.health.Health;
import dev.herald.processor.run.RocksMemory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;

/** Everything that a processor counts and measures, as Prometheus reads it. Safe for use by several threads. */
public final class Metrics implements AutoCloseable {

    /** What {@link #scrape()} returns. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<KafkaStreamsMetrics> streams = new ArrayList<>();
    private final List<ContextMetrics> contexts;
    private final MovingMetrics moving;

    /**
     * Starts to measure.
     *
     * @param version of Herald
     * @param kafka the version of Kafka
     */
    public Metrics(Health health, String version, String kafka) {
        registry.getPrometheusRegistry().register(new BuildCollector(version, kafka));
        registry.getPrometheusRegistry().register(new LatencyCollector(health.contexts()));
        gauge(Metric.READY, health, of -> of.isReady() ? 1 : 0);
        gauge(Metric.LIVE, health, of -> of.isLive() ? 1 : 0);
        this.contexts = health.contexts().stream()
                .map(each -> new ContextMetrics(each, registry))
                .toList();
        this.moving = new MovingMetrics(health.contexts(), registry);
        process();
    }

    /** Measures the memory of the stores too. */
    public Metrics with(RocksMemory memory) {
        gauge(Metric.ROCKSDB_MEMORY, memory, RocksMemory::used);
        gauge(Metric.ROCKSDB_LIMIT, memory, RocksMemory::limit);
        return this;
    }

    /** Shows Kafka Streams' own metrics too, by context. */
    public Metrics with(Map<String, KafkaStreams> byContext) {
        byContext.forEach((context, each) -> {
            KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(each, Tags.of("context", context));
            metrics.bindTo(registry);
            streams.add(metrics);
        });
        return this;
    }

    private void process() {
        new JvmInfoMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        collections.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private <T> void gauge(Metric metric, T of, ToDoubleFunction<T> value) {
        Gauge.builder(metric.dotted(), of, value)
                .description(metric.doc())
                .strongReference(true)
                .register(registry);
    }

    /** Returns what holds now, in Prometheus' text format. */
    public synchronized String scrape() {
        contexts.forEach(ContextMetrics::refresh);
        moving.refresh();
        return registry.scrape();
    }

    @Override
    public void close() {
        streams.forEach(KafkaStreamsMetrics::close);
        collections.close();
        registry.close();
    }
}
