package dev.herald.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.sandbox.ExpectedPayments.Expected;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedPaymentsTest {

    private static final String LOG = """
            party 1 PartyRegistered 2025-01-01 {"name":"Estates"}
            party 2 PartyRenamed 2025-06-01 {"name":"Estates and Campus"}
            payment 1 PaymentRequested 2025-05-01 {"amount":"12.50","currency":"GBP","partyId":"p"}
            payment 2 PaymentApproved 2025-05-02 {"approver":"a","final":false}
            payment 3 PaymentRejected 2025-05-03 {"rejectedBy":"SUPERVISOR"}
            payment 4 PaymentRejected 2025-05-04 {"rejectedBy":"EMPLOYEE"}
            payment 5 PaymentRequested 2025-05-31 {"amount":"11.00","currency":"GBP","partyId":"p"}
            payment 6 PaymentApproved 2025-05-31 {"approver":"b","final":true}
            payment 7 PaymentInstructed 2025-05-31 {}
            payment 8 PaymentSettled 2025-06-01 {}
            """;

    @Test
    void paymentAskedForAgain_givesOneDeclineAndOneCompletion() throws IOException {
        List<Expected> expected = ExpectedPayments.of(log());

        assertThat(expected).extracting(Expected::sequence).containsExactly(3L, 8L);
        assertThat(expected.get(0).value())
                .containsEntry("amount", new BigDecimal("12.50"))
                .containsEntry("payer", Map.of("partyId", "p", "name", "Estates"))
                .containsEntry("declinedBy", "SUPERVISOR")
                .containsEntry("attempt", 1);
        assertThat(expected.get(1).value())
                .containsEntry("amount", new BigDecimal("11.00"))
                .containsEntry("payer", Map.of("partyId", "p", "name", "Estates and Campus"))
                .containsEntry("requestedAt", Instant.parse("2025-05-01T00:00:00Z"))
                .containsEntry("attempts", 2)
                .containsEntry("approvals", 1)
                .containsEntry("declines", 1);
    }

    @Test
    void shuffledAndRepeatedLog_givesTheSame() throws IOException {
        List<Map<String, Object>> shuffled = new ArrayList<>(log());
        shuffled.addAll(log());
        Collections.reverse(shuffled);

        assertThat(ExpectedPayments.of(shuffled)).isEqualTo(ExpectedPayments.of(log()));
    }

    @Test
    void realLog_givesTheKnownCounts() throws IOException {
        List<Expected> expected = ExpectedPayments.of(PaymentsLog.events());

        assertThat(expected)
                .filteredOn(one -> one.topic().equals(ExpectedPayments.COMPLETED))
                .hasSize(6_187);
        assertThat(expected)
                .filteredOn(one -> one.topic().equals(ExpectedPayments.DECLINED))
                .hasSize(1_094);
    }

    @Test
    void exactExport_hasNoDifference() throws IOException {
        List<Expected> expected = ExpectedPayments.of(log());

        assertThat(ExportDifferences.between(expected, exported(expected))).isEmpty();
    }

    @Test
    void recordTwice_isADifference() throws IOException {
        List<Expected> expected = ExpectedPayments.of(log());
        List<Map<String, Object>> exported = exported(expected);
        exported.add(new LinkedHashMap<>(exported.get(1)));

        assertThat(ExportDifferences.between(expected, exported))
                .anyMatch(text -> text.contains("ce_id is new"))
                .anyMatch(text -> text.startsWith("unexpected: payments.public.payment-completed p"));
    }

    @Test
    void otherNameAndMissingRecord_areDifferences() throws IOException {
        List<Expected> expected = ExpectedPayments.of(log());
        List<Map<String, Object>> exported = exported(expected);
        exported.remove(0);
        Fields.object(exported.get(0), "value").put("payer", Map.of("partyId", "p", "name", "Estates"));

        assertThat(ExportDifferences.between(expected, exported))
                .hasSize(2)
                .anyMatch(text -> text.contains("payer: expected"))
                .anyMatch(text -> text.startsWith("missing: "));
    }

    private static List<Map<String, Object>> log() throws IOException {
        return PaymentsLog.parse(LOG.lines().map(ExpectedPaymentsTest::json).toList());
    }

    private static String json(String line) {
        String[] part = line.split(" ", 5);
        return """
                {"aggregate":"%s","aggregateId":"p","sequence":%s,"type":"%s",\
                "occurredAt":"%sT00:00:00Z","eventId":"%1$s-%2$s","data":%s}""".formatted((Object[]) part);
    }

    private static List<Map<String, Object>> exported(List<Expected> expected) {
        List<Map<String, Object>> exported = new ArrayList<>();
        for (Expected one : expected) {
            Map<String, Object> value = new LinkedHashMap<>(one.value());
            value.replaceAll((field, part) -> part instanceof Map || part instanceof Integer ? part : part.toString());
            exported.add(new LinkedHashMap<>(Map.of(
                    "topic", one.topic(),
                    "partition", 0,
                    "offset", exported.size(),
                    "timestamp", one.time().toEpochMilli(),
                    "key", one.paymentId(),
                    "headers", headers(one),
                    "value", value)));
        }
        return exported;
    }

    private static Map<String, Object> headers(Expected one) {
        boolean completed = one.topic().equals(ExpectedPayments.COMPLETED);
        return Map.of(
                "content-type",
                "application/avro",
                "ce_specversion",
                "1.0",
                "ce_id",
                one.topic() + one.sequence(),
                "ce_source",
                "payments",
                "ce_type",
                "dev.herald.payments.integration.Payment" + (completed ? "Completed" : "Declined"),
                "ce_subject",
                one.paymentId(),
                "ce_time",
                one.time().toString(),
                "ce_dataschema",
                "urn:x",
                "ce_sequence",
                String.format("%019d", one.ordinal()),
                "ce_causationid",
                one.causationId());
    }
}
