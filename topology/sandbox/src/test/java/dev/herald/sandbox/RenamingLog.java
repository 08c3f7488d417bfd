package dev.herald.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A log in which parties change their names right before, between and after the events of their payments, a millisecond
 * apart: a lookup that is answered too early, or with what is newest, gives a wrong name. References stand before the
 * events that need them.
 */
final class RenamingLog {
    private static final int PARTIES = 8;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final Random random;
    private final int[] names = new int[PARTIES];
    private final List<String> lines = new ArrayList<>();

    private RenamingLog(Random random) {
        this.random = random;
    }

    /** Returns the lines of this many payments, each with four renames among its events. */
    static List<String> of(Random random, int payments) {
        RenamingLog log = new RenamingLog(random);
        for (int payment = 1; payment <= payments; payment++) {
            log.payment("race-" + payment);
        }
        return log.lines;
    }

    private void payment(String id) {
        int party = random.nextInt(PARTIES);
        rename(party);
        event("payment", id, 1, "PaymentRequested", """
                {"amount":"12.50","currency":"GBP","scheme":"BACS","partyId":"party-%d"}""".formatted(party));
        rename(party);
        event("payment", id, 2, "PaymentRejected", "{\"rejectedBy\":\"SUPERVISOR\"}");
        rename(party);
        event("payment", id, 3, "PaymentSettled", "{}");
        rename(party);
    }

    private void rename(int party) {
        int sequence = ++names[party];
        String type = sequence == 1 ? "PartyRegistered" : "PartyRenamed";
        event("party", "party-" + party, sequence, type, "{\"name\":\"Name %d\"}".formatted(sequence));
    }

    private void event(String aggregate, String id, int sequence, String type, String data) {
        lines.add("""
                {"aggregate":"%s","aggregateId":"%s","sequence":%d,"type":"%s",\
                "occurredAt":"%s","eventId":"%2$s/%3$d","data":%s}""".formatted(aggregate, id, sequence, type, START.plusMillis(lines.size()), data));
    }
}
