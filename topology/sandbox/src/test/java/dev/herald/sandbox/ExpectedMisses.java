package dev.herald.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which instructed payments are not settled in time, computed from the meaning of the expectation and apart from Herald's
 * code: it looks back over whole histories of JSON objects.
 */
final class ExpectedMisses {

    private static final Duration TIME = Duration.ofDays(14);

    private ExpectedMisses() {}

    /** Returns the events that no settlement followed within 14 days, as {@code <payment>#<sequence>}. */
    static Set<String> of(Collection<Map<String, Object>> log) {
        Map<String, TreeMap<Long, Map<String, Object>>> payments = new HashMap<>();
        log.forEach(event -> payments.computeIfAbsent(Fields.text(event, "aggregateId"), id -> new TreeMap<>())
                .put(Fields.number(event, "sequence"), event));
        Set<String> missed = new TreeSet<>();
        payments.forEach((id, events) -> events.forEach((sequence, event) -> {
            boolean settled = events.tailMap(sequence).values().stream()
                    .anyMatch(later -> type(later).equals("PaymentSettled")
                            && !time(later).isAfter(time(event).plus(TIME)));
            if (type(event).equals("PaymentInstructed") && !settled) {
                missed.add(id + "#" + sequence);
            }
        }));
        return missed;
    }

    /** Returns the misses that Herald told of, as {@code <payment>#<sequence>}: each as often as it was told. */
    static List<String> told(Installation installation) {
        return ofType(installation, "dev.herald.supervision.ExpectationMissed");
    }

    /** Returns the late outcomes that Herald told of, as {@code <payment>#<sequence>} of the event that opened it. */
    static List<String> toldLate(Installation installation) {
        return ofType(installation, "dev.herald.supervision.ExpectationMetLate");
    }

    private static List<String> ofType(Installation installation, String type) {
        return installation.shown(Installation.SUPERVISION).stream()
                .filter(record -> type.equals(Fields.object(record, "headers").get("ce_type")))
                .map(record -> Fields.object(record, "value"))
                .map(value -> Fields.text(value, "aggregateId") + "#" + Fields.number(value, "openedBySequence"))
                .sorted()
                .toList();
    }

    private static String type(Map<String, Object> event) {
        return Fields.text(event, "type");
    }

    private static Instant time(Map<String, Object> event) {
        return Instant.parse(Fields.text(event, "occurredAt"));
    }
}
