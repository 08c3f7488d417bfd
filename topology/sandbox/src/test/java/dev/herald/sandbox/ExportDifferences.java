package dev.herald.sandbox;

import dev.herald.sandbox.ExpectedPayments.Expected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How exported public records differ from what is expected: in values, envelope, order, or number. */
final class ExportDifferences {

    private static final Set<String> TIMES = Set.of("requestedAt", "completedAt", "declinedAt");
    private static final Map<String, String> TYPES = Map.of(
            ExpectedPayments.COMPLETED, "dev.herald.payments.integration.PaymentCompleted",
            ExpectedPayments.DECLINED, "dev.herald.payments.integration.PaymentDeclined");

    private final Map<Lane, Expected> expected = new LinkedHashMap<>();
    private final Map<String, Long> reached = new HashMap<>();
    private final Map<String, Long> partitions = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> differences = new ArrayList<>();

    private record Lane(String topic, String paymentId, long ordinal) {}

    private ExportDifferences(List<Expected> expected) {
        expected.forEach(one -> this.expected.put(new Lane(one.topic(), one.paymentId(), one.ordinal()), one));
    }

    /**
     * Returns every difference; empty where there is none.
     *
     * @param exported the records of the public topics, each a JSON object with topic, partition, offset, timestamp,
     *     key, headers and value
     */
    static List<String> between(List<Expected> expected, List<Map<String, Object>> exported) {
        ExportDifferences differences = new ExportDifferences(expected);
        exported.stream()
                .sorted(Comparator.comparing((Map<String, Object> record) -> Fields.text(record, "topic"))
                        .thenComparing(record -> Fields.number(record, "offset")))
                .forEach(differences::record);
        differences.expected.values().forEach(one -> differences.differences.add("missing: " + one));
        return differences.differences;
    }

    private void record(Map<String, Object> record) {
        String place = Fields.text(record, "topic") + " " + Fields.text(record, "key");
        String at = place + " at " + record.get("partition") + "/" + record.get("offset");
        Map<String, Object> headers = Fields.object(record, "headers");
        long ordinal = reached.merge(place, 1L, Long::sum);
        long partition = Fields.number(record, "partition");
        same(at, "partition", partitions.computeIfAbsent(place, first -> partition), partition);
        same(at, "ce_sequence", String.format("%019d", ordinal), headers.get("ce_sequence"));
        same(at, "ce_id is new", true, ids.add(Fields.text(headers, "ce_id")));
        Expected one = expected.remove(new Lane(Fields.text(record, "topic"), Fields.text(record, "key"), ordinal));
        if (one == null) {
            differences.add("unexpected: " + at);
        } else {
            envelope(at, one, headers, Fields.number(record, "timestamp"));
            value(at, one.value(), comparable(Fields.object(record, "value")));
        }
    }

    private void envelope(String at, Expected one, Map<String, Object> headers, long timestamp) {
        same(at, "timestamp", one.time().toEpochMilli(), timestamp);
        same(at, "ce_time", one.time(), Instant.parse(Fields.text(headers, "ce_time")));
        same(at, "ce_subject", one.paymentId(), headers.get("ce_subject"));
        same(at, "ce_causationid", one.causationId(), headers.get("ce_causationid"));
        same(at, "ce_type", TYPES.get(one.topic()), headers.get("ce_type"));
        same(at, "ce_specversion", "1.0", headers.get("ce_specversion"));
        same(at, "content-type", "application/avro", headers.get("content-type"));
        same(at, "ce_source is there", true, headers.containsKey("ce_source"));
        same(at, "ce_dataschema is there", true, headers.containsKey("ce_dataschema"));
    }

    private void value(String at, Map<String, Object> wanted, Map<String, Object> found) {
        same(at, "fields", List.copyOf(wanted.keySet()), List.copyOf(found.keySet()));
        wanted.forEach((field, value) -> same(at, field, value, found.get(field)));
    }

    private void same(String at, String what, @Nullable Object wanted, @Nullable Object found) {
        if (!Objects.equals(wanted, found)) {
            differences.add(at + ": " + what + ": expected " + wanted + ", got " + found);
        }
    }

    private static Map<String, Object> comparable(Map<String, Object> exported) {
        Map<String, Object> value = new LinkedHashMap<>(exported);
        value.computeIfPresent("amount", (field, amount) -> new BigDecimal(amount.toString()));
        TIMES.forEach(field -> value.computeIfPresent(field, (name, time) -> Instant.parse(time.toString())));
        return value;
    }
}
