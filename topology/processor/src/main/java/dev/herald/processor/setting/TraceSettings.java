package dev.herald.processor.setting;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** About traces of events. */
public final class TraceSettings {

    /** Where spans are sent. */
    public static final Setting<Optional<URI>> TRACES_ENDPOINT = Setting.of(
            "herald.traces.endpoint",
            Kind.url(),
            "",
            "Where spans go: an OTLP receiver over HTTP, such as `http://localhost:4318`; they are posted to"
                    + " `/v1/traces` there. Nothing turns traces off.");

    /** Which traces begin here. */
    public static final Setting<Double> TRACES_RATIO = Setting.of(
            "herald.traces.ratio",
            Kind.ratio(),
            "1",
            "Share of events to trace, where the event's own `traceparent` does not say whether it is traced.");

    /** All of them, in the order of the documents. */
    static final List<Setting<?>> ALL = List.of(TRACES_ENDPOINT, TRACES_RATIO);

    private TraceSettings() {}
}
