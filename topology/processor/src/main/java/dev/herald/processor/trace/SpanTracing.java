package dev.herald.processor.trace;

import dev.herald.engine.trace.TaskTrace;
import dev.herald.engine.trace.Tracing;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;

/** Makes spans of what tasks do. */
final class SpanTracing implements Tracing {

    private final Tracer tracer;

    SpanTracing(TracerProvider provider, String version) {
        this.tracer = provider.get("dev.herald", version);
    }

    @Override
    public TaskTrace task(String context, String group, String gathering) {
        return new TaskSpans(tracer, new Describing(context, group, gathering));
    }
}
