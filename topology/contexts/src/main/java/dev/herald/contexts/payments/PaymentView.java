package dev.herald.contexts.payments;

import static java.util.Objects.requireNonNullElse;

import dev.herald.engine.event.DomainEvent;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentDrafted;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A payment, as far as the world is told of it.
 *
 * @param amount as last drafted or requested, in units of the currency; null before the first draft or request
 * @param currency as last drafted or requested, ISO 4217; null before the first draft or request
 * @param partyId who pays, as last drafted or requested; null before the first draft or request
 * @param requestedAt when it was first asked for; null before the first request
 * @param attempts how often it was asked for so far
 * @param approvals how many it got since it was last asked for
 * @param declines how many rejections so far were more than internal corrections
 */
record PaymentView(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String partyId,
        @Nullable Instant requestedAt,
        int attempts,
        int approvals,
        int declines) {

    static final PaymentView NEW = new PaymentView(null, null, null, null, 0, 0, 0);

    private static final Set<String> CORRECTORS = Set.of("EMPLOYEE", "MISSING");

    PaymentView drafted(DomainEvent<PaymentDrafted> event) {
        PaymentDrafted draft = event.data();
        return new PaymentView(
                draft.getAmount(), draft.getCurrency(), draft.getPartyId(), requestedAt, attempts, approvals, declines);
    }

    PaymentView requested(DomainEvent<PaymentRequested> event) {
        PaymentRequested request = event.data();
        return new PaymentView(
                request.getAmount(),
                request.getCurrency(),
                request.getPartyId(),
                requireNonNullElse(requestedAt, event.time()),
                attempts + 1,
                0,
                declines);
    }

    PaymentView approved(DomainEvent<PaymentApproved> event) {
        return new PaymentView(amount, currency, partyId, requestedAt, attempts, approvals + 1, declines);
    }

    PaymentView rejected(DomainEvent<PaymentRejected> event) {
        int more = isDecline(event) ? 1 : 0;
        return new PaymentView(amount, currency, partyId, requestedAt, attempts, approvals, declines + more);
    }

    /** Whether a rejection is a decline, rather than an internal correction. */
    static boolean isDecline(DomainEvent<PaymentRejected> event) {
        return isDecline(event.data());
    }

    /** Whether a rejection is a decline, rather than an internal correction. */
    static boolean isDecline(PaymentRejected rejection) {
        return !CORRECTORS.contains(rejection.getRejectedBy());
    }
}
