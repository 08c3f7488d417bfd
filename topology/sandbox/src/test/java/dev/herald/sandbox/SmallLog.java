package dev.herald.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** A few events, one by one. */
final class SmallLog {
    private SmallLog() {}

    static String registered(String party) {
        return event("party", party, 1, "PartyRegistered", "{\"name\":\"%s, registered\"}".formatted(party));
    }

    static String renamed(String party, int sequence) {
        return event("party", party, sequence, "PartyRenamed", "{\"name\":\"%s, renamed\"}".formatted(party));
    }

    static String requested(String payment, int sequence, String party) {
        return event("payment", payment, sequence, "PaymentRequested", """
            {"amount":"9.99","currency":"GBP","scheme":"CHAPS","partyId":"%s"}\
            """.formatted(party));
    }

    /** A request with a reference, which trials take for the trouble that they make. */
    static String requested(String payment, int sequence, String party, String reference) {
        return event("payment", payment, sequence, "PaymentRequested", """
            {"amount":"9.99","currency":"GBP","scheme":"CHAPS","partyId":"%s","reference":"%s"}\
            """.formatted(party, reference));
    }

    static String approved(String payment, int sequence) {
        return event("payment", payment, sequence, "PaymentApproved", "{\"approver\":\"A\",\"final\":true}");
    }

    static String instructed(String payment, int sequence) {
        return event("payment", payment, sequence, "PaymentInstructed", "{}");
    }

    static String settled(String payment, int sequence) {
        return event("payment", payment, sequence, "PaymentSettled", "{}");
    }

    /** A settlement that claims to be a thousand years off. */
    static String settledFarAhead(String payment, int sequence) {
        return settled(payment, sequence).replace("\"2026-03-02", "\"3026-03-02");
    }

    /** A payment from its request to its settlement. */
    static List<String> payment(String payment, String party) {
        return List.of(requested(payment, 1, party), settled(payment, 2));
    }

    /** A party and one payment of it. */
    static List<String> partyAndPayment(String party, String payment) {
        return Stream.concat(Stream.of(registered(party)), payment(payment, party).stream())
                .toList();
    }

    private static String event(String aggregate, String id, int sequence, String type, String data) {
        return """
            {"aggregate":"%s","aggregateId":"%s","sequence":%d,"type":"%s",\
            "occurredAt":"2026-03-02T09:00:0%3$d.000Z","eventId":"%2$s/%3$d","data":%s}\
            """.formatted(aggregate, id, sequence, type, data);
    }
}
