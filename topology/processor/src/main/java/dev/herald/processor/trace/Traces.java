package dev.herald.processor.trace;

import dev.herald.engine.trace.Tracing;
import dev.herald.processor.setting.Settings;
import dev.herald.processor.setting.TraceSettings;
import java.time.Duration;

/** The traces of a process. Where they are off, no class of OpenTelemetry is loaded. */
public interface Traces {

    /** No traces. */
    Traces OFF = new Traces() {
        @Override
        public Tracing tracing() {
            return Tracing.OFF;
        }

        @Override
        public void stop(Duration within) {}
    };

    /**
     * Returns those that the settings ask for.
     *
     * @param version of Herald
     */
    static Traces of(Settings settings, String version) {
        return settings.get(TraceSettings.TRACES_ENDPOINT)
                .<Traces>map(endpoint -> Export.to(endpoint, settings.get(TraceSettings.TRACES_RATIO), version))
                .orElse(OFF);
    }

    /** Returns what the engine tells of its work. */
    Tracing tracing();

    /** Sends what has not been sent, as far as there is time, and ends. */
    void stop(Duration within);
}
