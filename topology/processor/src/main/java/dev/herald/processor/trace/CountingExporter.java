package dev.herald.processor.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Sends spans, and notes those that could not be sent. */
final class CountingExporter implements SpanExporter {

    private final SpanExporter exporter;
    private final Lost lost;

    CountingExporter(SpanExporter exporter, Lost lost) {
        this.exporter = exporter;
        this.lost = lost;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int count = spans.size();
        CompletableResultCode result = exporter.export(spans);
        result.whenComplete(() -> lost.sent(result.isSuccess() ? 0 : count));
        return result;
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
