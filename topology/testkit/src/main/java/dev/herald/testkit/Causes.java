package dev.herald.testkit;

import dev.herald.engine.event.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The domain events that can have caused what came out, read from their records apart from the engine. */
final class Causes {

    private final Map<String, Set<String>> idsByAggregate = new HashMap<>();
    private final List<Cause> causes = new ArrayList<>();

    private Causes() {}

    static List<Cause> of(Transcript transcript) {
        Causes found = new Causes();
        for (SentRecord record : transcript.sent()) {
            if (transcript.setup().hasSequences(record.input().aggregate())) {
                Cause.of(record).ifPresent(found.causes::add);
            } else {
                found.numbered(record);
            }
        }
        return found.causes;
    }

    /** Events of a source without sequences are numbered as they come, each id once. */
    private void numbered(SentRecord record) {
        String id = Cause.text(record.headers(), Envelope.ID);
        if (id != null && record.input().value() instanceof DomainRecord.Avro) {
            String aggregate = record.input().aggregate() + "/" + record.keyText();
            Set<String> ids = idsByAggregate.computeIfAbsent(aggregate, key -> new LinkedHashSet<>());
            if (ids.add(id)) {
                Cause.of(record, record.keyText(), ids.size()).ifPresent(causes::add);
            }
        }
    }
}
