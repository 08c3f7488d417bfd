package dev.herald.sandbox.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What happens to one payment: drafted, asked for, approved or rejected, asked for again, instructed, settled. */
final class PaymentLife {
    private static final int MOST_ATTEMPTS = 3;
    private static final int DRAFTED_PERCENT = 12;
    private static final int DRAFT_DROPPED_PERCENT = 10;
    private static final int REJECTED_PERCENT = 9;
    private static final int TAKEN_BACK_PERCENT = 30;
    private static final int ASKED_AGAIN_PERCENT = 70;
    private static final int NEVER_SETTLED_PER_MILLE = 4;

    private static final Weighted<String> REJECTERS = new Weighted<String>()
            .or(30, "SUPERVISOR")
            .or(25, "ADMINISTRATION")
            .or(15, "BUDGET_OWNER")
            .or(10, "PRE_APPROVER")
            .or(15, "EMPLOYEE")
            .or(5, "MISSING");
    private static final Weighted<String> APPROVERS =
            new Weighted<String>().or(50, "SUPERVISOR").or(30, "BUDGET_OWNER").or(20, "FINANCE_DIRECTOR");
    private static final Weighted<String> REASONS = new Weighted<String>()
            .or(30, "")
            .or(30, "amount does not match the invoice")
            .or(20, "wrong project")
            .or(15, "paid already")
            .or(5, "unknown supplier");

    private final Random random;
    private final String id;
    private final List<FeedEvent> events = new ArrayList<>();
    private final PaymentOrder order;
    private long now;

    /** A payment that begins at this many seconds of office time. */
    PaymentLife(Random random, String id, String partyId, long start) {
        this.random = random;
        this.id = id;
        this.order = PaymentOrder.of(random, partyId);
        this.now = start;
    }

    List<FeedEvent> events() {
        if (!drafted() || askedFor()) {
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                happens("PaymentRequested", order.data());
                if (approved()) {
                    paid();
                    break;
                }
                if (!chance(ASKED_AGAIN_PERCENT)) {
                    break;
                }
                pass(WorkingTime.HOUR, 6 * WorkingTime.HOUR);
            }
        }
        return events;
    }

    private boolean drafted() {
        if (!chance(DRAFTED_PERCENT)) {
            return false;
        }
        happens("PaymentDrafted", order.data());
        pass(300, 4 * WorkingTime.HOUR);
        return true;
    }

    private boolean askedFor() {
        return !chance(DRAFT_DROPPED_PERCENT);
    }

    private boolean approved() {
        int needed = order.approvalsNeeded();
        for (int approval = 1; approval <= needed; approval++) {
            pass(60, 3 * WorkingTime.HOUR);
            if (chance(REJECTED_PERCENT)) {
                rejected();
                return false;
            }
            happens("PaymentApproved", fields("approver", APPROVERS.pick(random), "final", approval == needed));
        }
        return true;
    }

    /** The one who asked often takes a rejected payment back, which is an internal correction, before asking again. */
    private void rejected() {
        String rejecter = REJECTERS.pick(random);
        String reason = REASONS.pick(random);
        happens("PaymentRejected", fields("rejectedBy", rejecter, "reason", reason.isEmpty() ? null : reason));
        if (!rejecter.equals("EMPLOYEE") && chance(TAKEN_BACK_PERCENT)) {
            pass(60, WorkingTime.HOUR);
            happens("PaymentRejected", fields("rejectedBy", "EMPLOYEE", "reason", null));
        }
    }

    private void paid() {
        pass(60, WorkingTime.HOUR);
        Instant instructed = WorkingTime.at(now);
        happens("PaymentInstructed", instructed, Map.of());
        if (random.nextInt(1_000) >= NEVER_SETTLED_PER_MILLE) {
            happens("PaymentSettled", order.scheme().settled(instructed, random), Map.of());
        }
    }

    private void happens(String type, Map<String, ?> data) {
        happens(type, WorkingTime.at(now), data);
    }

    private void happens(String type, Instant at, Map<String, ?> data) {
        events.add(new FeedEvent("payment", id, events.size() + 1, type, at, data));
    }

    /** Lets between so many seconds of office time pass; short waits are likelier than long ones. */
    private void pass(long least, long most) {
        int span = (int) (most - least);
        now += least + Math.min(random.nextInt(span), random.nextInt(span));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static Map<String, @Nullable Object> fields(
            String first, Object firstValue, String second, @Nullable Object secondValue) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(first, firstValue);
        fields.put(second, secondValue);
        return Collections.unmodifiableMap(fields);
    }
}
