package dev.herald.processor.trace;

import dev.herald.engine.trace.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends spans from a thread of its own. Whoever ends a span never waits: where the queue is full, it is lost and counted. */
final class Export implements Traces {

    /** How many spans wait to be sent, at the most: some 4 MiB. */
    static final int QUEUE = 4_096;

    private static final int BATCH = 512;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");

    private final SdkTracerProvider provider;
    private final SdkMeterProvider meters;
    private final Lost lost;
    private final Tracing tracing;

    private Export(SdkTracerProvider provider, SdkMeterProvider meters, Lost lost, String version) {
        this.provider = provider;
        this.meters = meters;
        this.lost = lost;
        this.tracing = new SpanTracing(provider, version);
    }

    /**
     * Returns traces that are posted to {@code /v1/traces} of an endpoint.
     *
     * @param ratio of traces that begin here
     */
    static Export to(URI endpoint, double ratio, String version) {
        String base = endpoint.toString();
        SpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/traces")
                .setTimeout(PATIENCE)
                .build();
        return by(exporter, ratio, version);
    }

    static Export by(SpanExporter exporter, double ratio, String version) {
        Lost lost = new Lost(System::nanoTime);
        SdkMeterProvider meters =
                SdkMeterProvider.builder().registerMetricReader(lost.dropped()).build();
        BatchSpanProcessor queue = BatchSpanProcessor.builder(new CountingExporter(exporter, lost))
                .setMaxQueueSize(QUEUE)
                .setMaxExportBatchSize(BATCH)
                .setScheduleDelay(EVERY)
                .setExporterTimeout(PATIENCE)
                .setMeterProvider(meters)
                .build();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(SERVICE, "herald", VERSION, version))))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .addSpanProcessor(queue)
                .build();
        return new Export(provider, meters, lost, version);
    }

    @Override
    public Tracing tracing() {
        return tracing;
    }

    /** Returns how many spans the queue has had no room for. */
    long dropped() {
        return lost.dropped().count();
    }

    /** Sends what waits; returns whether that is done in time. */
    boolean flush(Duration within) {
        return provider.forceFlush()
                .join(within.toMillis(), TimeUnit.MILLISECONDS)
                .isSuccess();
    }

    @Override
    public void stop(Duration within) {
        provider.shutdown().join(within.toMillis(), TimeUnit.MILLISECONDS);
        meters.close();
    }
}
