package dev.herald.processor.trace;

import dev.herald.engine.event.Envelope;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The trace context that an event was sent with; an empty one where there is none, or none that can be read. */
final class Carried {

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Headers> OF_HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return W3C.fields();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            Header header = headers == null ? null : headers.lastHeader(key);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    };

    private static final TextMapGetter<String> OF_TEXT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return W3C.fields();
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals(Envelope.TRACEPARENT) ? traceparent : null;
        }
    };

    private Carried() {}

    /** Returns what a record's headers carry, {@code tracestate} with it. */
    static Context by(Headers headers) {
        return W3C.extract(Context.root(), headers, OF_HEADERS);
    }

    /** Returns what a {@code traceparent} says. */
    static Context by(@Nullable String traceparent) {
        return traceparent == null ? Context.root() : W3C.extract(Context.root(), traceparent, OF_TEXT);
    }
}
