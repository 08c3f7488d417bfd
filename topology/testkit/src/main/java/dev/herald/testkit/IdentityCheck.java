package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the ids of public records. */
final class IdentityCheck {

    private IdentityCheck() {}

    static List<String> faults(Transcript transcript) {
        List<String> faults = new ArrayList<>();
        Map<OutputRecord, Origin> origins = Origin.of(transcript);
        Map<String, OutputRecord> byId = new HashMap<>();
        for (OutputRecord output : transcript.published()) {
            String id = String.valueOf(output.header(Envelope.ID));
            OutputRecord first = byId.putIfAbsent(id, output);
            if (first != null) {
                faults.add(output.place() + ": " + Envelope.ID + " " + id + " is that of " + first.place() + " too");
            }
            if (!origins.containsKey(output)) {
                faults.add(output.place() + ": " + Envelope.ID + " " + id
                        + " is not the name-based id of any rule on the event that " + Envelope.CAUSATION_ID
                        + " and " + Envelope.SUBJECT + " name: " + output.header(Envelope.CAUSATION_ID) + " of "
                        + output.header(Envelope.SUBJECT));
            }
        }
        return faults;
    }
}
