package dev.herald.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the payments context must publish for a log of domain events, computed from the meaning of its contracts and
 * apart from Herald's code: it looks back over whole histories of JSON objects and folds nothing.
 */
final class ExpectedPayments {

    static final String COMPLETED = "payments.public.payment-completed";
    static final String DECLINED = "payments.public.payment-declined";

    private static final Set<String> INTERNAL = Set.of("EMPLOYEE", "MISSING");

    private final Map<String, TreeMap<Long, Event>> payments = new TreeMap<>();
    private final Map<String, TreeMap<Long, Event>> parties = new HashMap<>();

    /**
     * One integration event.
     *
     * @param sequence of the domain event that it stems from
     * @param ordinal its place among those of its topic and payment, from 1
     * @param causationId the id of that domain event
     * @param value its fields in order: amounts as {@link BigDecimal}, times as {@link Instant}
     */
    record Expected(
            String topic,
            String paymentId,
            long sequence,
            long ordinal,
            Instant time,
            String causationId,
            Map<String, Object> value) {}

    private record Event(String type, long sequence, Instant time, String id, Map<String, Object> data) {

        boolean is(String... types) {
            return List.of(types).contains(type);
        }

        String text(String field) {
            return Fields.text(data, field);
        }
    }

    private ExpectedPayments(Collection<Map<String, Object>> log) {
        log.forEach(this::file);
    }

    /**
     * Returns what must be published, by payment and then in the order of the payment's events.
     *
     * @param log the domain events, each a JSON object, in any order and however often
     */
    static List<Expected> of(Collection<Map<String, Object>> log) {
        ExpectedPayments all = new ExpectedPayments(log);
        List<Expected> expected = new ArrayList<>();
        all.payments.forEach((id, events) -> expected.addAll(all.published(id, List.copyOf(events.values()))));
        return expected;
    }

    private void file(Map<String, Object> line) {
        Event event = new Event(
                Fields.text(line, "type"),
                Fields.number(line, "sequence"),
                Instant.parse(Fields.text(line, "occurredAt")),
                Fields.text(line, "eventId"),
                Fields.object(line, "data"));
        (Fields.text(line, "aggregate").equals("party") ? parties : payments)
                .computeIfAbsent(Fields.text(line, "aggregateId"), id -> new TreeMap<>())
                .put(event.sequence(), event);
    }

    private List<Expected> published(String paymentId, List<Event> events) {
        List<Expected> published = new ArrayList<>();
        long completed = 0;
        long declined = 0;
        for (int i = 0; i < events.size(); i++) {
            Event last = events.get(i);
            List<Event> soFar = events.subList(0, i + 1);
            if (last.is("PaymentSettled")) {
                published.add(expected(COMPLETED, paymentId, ++completed, last, completed(paymentId, soFar)));
            } else if (isDecline(last)) {
                published.add(expected(DECLINED, paymentId, ++declined, last, declined(paymentId, soFar)));
            }
        }
        return published;
    }

    private static Expected expected(
            String topic, String paymentId, long ordinal, Event cause, Map<String, Object> value) {
        return new Expected(topic, paymentId, cause.sequence(), ordinal, cause.time(), cause.id(), value);
    }

    private Map<String, Object> completed(String paymentId, List<Event> soFar) {
        List<Event> requests =
                soFar.stream().filter(event -> event.is("PaymentRequested")).toList();
        long latest = requests.get(requests.size() - 1).sequence();
        Map<String, Object> value = terms(paymentId, soFar);
        value.put("requestedAt", requests.get(0).time());
        value.put("completedAt", last(soFar).time());
        value.put("attempts", requests.size());
        value.put("approvals", (int) soFar.stream()
                .filter(event -> event.is("PaymentApproved") && event.sequence() > latest)
                .count());
        value.put("declines", (int)
                soFar.stream().filter(ExpectedPayments::isDecline).count());
        return value;
    }

    private Map<String, Object> declined(String paymentId, List<Event> soFar) {
        Map<String, Object> value = terms(paymentId, soFar);
        value.put("declinedBy", last(soFar).text("rejectedBy"));
        value.put("declinedAt", last(soFar).time());
        value.put("attempt", (int)
                soFar.stream().filter(event -> event.is("PaymentRequested")).count());
        return value;
    }

    private Map<String, Object> terms(String paymentId, List<Event> soFar) {
        Event terms = last(soFar.stream()
                .filter(event -> event.is("PaymentDrafted", "PaymentRequested"))
                .toList());
        String party = terms.text("partyId");
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("paymentId", paymentId);
        value.put("amount", new BigDecimal(terms.text("amount")));
        value.put("currency", terms.text("currency"));
        value.put(
                "payer",
                Map.of("partyId", party, "name", name(party, last(soFar).time())));
        return value;
    }

    private String name(String party, Instant asOf) {
        List<Event> known = parties.getOrDefault(party, new TreeMap<>()).values().stream()
                .filter(event -> !event.time().isAfter(asOf))
                .toList();
        return last(known).text("name");
    }

    private static boolean isDecline(Event event) {
        return event.is("PaymentRejected") && !INTERNAL.contains(event.text("rejectedBy"));
    }

    private static Event last(List<Event> events) {
        return events.get(events.size() - 1);
    }
}
