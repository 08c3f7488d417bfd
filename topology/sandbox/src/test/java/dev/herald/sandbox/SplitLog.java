package dev.herald.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A log in two parts.
 *
 * @param flow what happens first
 * @param inFlight the settlements of every fourth payment: they come last, and need the state of all that came before
 */
record SplitLog(List<String> flow, List<String> inFlight) {

    static SplitLog of(List<String> lines) throws IOException {
        List<Map<String, Object>> events = PaymentsLog.parse(lines);
        SplitLog split = new SplitLog(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < lines.size(); i++) {
            Map<String, Object> event = events.get(i);
            boolean last = Fields.text(event, "type").equals("PaymentSettled")
                    && Fields.text(event, "aggregateId").hashCode() % 4 == 0;
            (last ? split.inFlight : split.flow).add(lines.get(i));
        }
        return split;
    }

    List<String> all() {
        return Stream.concat(flow.stream(), inFlight.stream()).toList();
    }

    /** Returns what happens first in so many parts. */
    List<List<String>> slices(int count) {
        List<List<String>> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(flow.subList(flow.size() * i / count, flow.size() * (i + 1) / count));
        }
        return slices;
    }
}
