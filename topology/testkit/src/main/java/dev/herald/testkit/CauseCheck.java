package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares each public record with the domain event that it comes from. */
final class CauseCheck {

    private CauseCheck() {}

    static List<String> faults(Transcript transcript) {
        List<String> faults = new ArrayList<>();
        Origin.of(transcript).forEach((output, origin) -> {
            Cause cause = origin.cause();
            long millis = Math.max(0, cause.time().toEpochMilli());
            same(output, "timestamp", Long.toString(millis), Long.toString(output.timestamp()), faults);
            same(output, Envelope.TIME, cause.time().toString(), output.header(Envelope.TIME), faults);
            header(output, Envelope.CORRELATION_ID, cause.correlationId(), faults);
            header(output, Envelope.TRACEPARENT, cause.traceparent(), faults);
            header(output, Envelope.CE_TRACEPARENT, cause.traceparent(), faults);
        });
        return faults;
    }

    private static void header(OutputRecord output, String name, @Nullable String expected, List<String> faults) {
        same(output, name, expected, output.header(name), faults);
    }

    private static void same(
            OutputRecord output, String what, @Nullable String expected, @Nullable String got, List<String> faults) {
        if (!Objects.equals(expected, got)) {
            faults.add(output.place() + ": " + what + " is " + got + "; the domain event's is " + expected);
        }
    }
}
