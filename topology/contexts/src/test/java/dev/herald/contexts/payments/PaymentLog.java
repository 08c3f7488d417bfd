package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.MONDAY;
import static dev.herald.testkit.Inputs.event;

import dev.herald.payments.domain.PartyRegistered;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.domain.Scheme;
import dev.herald.testkit.DomainRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** A random log of payments, in order of time, of parties that change their names. */
final class PaymentLog {

    private static final int PARTIES = 4;
    private static final List<String> REJECTERS = List.of("SUPERVISOR", "ADMINISTRATION", "EMPLOYEE", "MISSING");

    private final Random random;
    private final List<DomainRecord> events = new ArrayList<>();
    private final Map<String, Integer> sequences = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();

    private PaymentLog(Random random) {
        this.random = random;
    }

    /** Returns the events of so many parties and payments; the parties come first, their renamings anywhere. */
    static List<DomainRecord> of(Random random, int payments) {
        PaymentLog log = new PaymentLog(random);
        for (int party = 0; party < PARTIES; party++) {
            log.add("party", "unit-" + party, new PartyRegistered("Unit " + party));
        }
        List<String> open = new ArrayList<>();
        for (int payment = 0; payment < payments || !open.isEmpty(); ) {
            if (payment < payments && (open.isEmpty() || random.nextInt(4) == 0)) {
                open.add("rfp-" + payment++);
            }
            log.oneOf(open);
        }
        return log.events;
    }

    private void oneOf(List<String> open) {
        int chosen = random.nextInt(open.size());
        String payment = open.get(chosen);
        if (random.nextInt(20) == 0) {
            int party = random.nextInt(PARTIES);
            add("party", "unit-" + party, new PartyRenamed("Unit " + party + ", name " + events.size()));
        } else if (next(payment)) {
            open.remove(chosen);
        }
    }

    /** Lets something happen to a payment; returns whether it was the last. */
    private boolean next(String payment) {
        if (!attempts.containsKey(payment)) {
            request(payment);
            return false;
        }
        return switch (random.nextInt(5)) {
            case 0 -> {
                add("payment", payment, new PaymentRejected(REJECTERS.get(random.nextInt(REJECTERS.size())), null));
                request(payment);
                yield false;
            }
            case 1, 2 -> {
                add("payment", payment, new PaymentApproved("a", false));
                yield false;
            }
            case 3 -> {
                add("payment", payment, new PaymentInstructed());
                yield false;
            }
            default -> {
                add("payment", payment, new PaymentSettled());
                yield true;
            }
        };
    }

    private void request(String payment) {
        int attempt = attempts.merge(payment, 1, Integer::sum);
        add(
                "payment",
                payment,
                PaymentRequested.newBuilder()
                        .setAmount(BigDecimal.valueOf(100L * attempt, 2))
                        .setCurrency("GBP")
                        .setScheme(Scheme.BACS)
                        .setPartyId("unit-" + Math.floorMod(payment.hashCode(), PARTIES))
                        .build());
    }

    private void add(String aggregate, String id, SpecificRecord data) {
        int sequence = sequences.merge(id, 1, Integer::sum);
        events.add(event(aggregate, id, sequence, MONDAY.plusSeconds(events.size()), data));
    }
}
