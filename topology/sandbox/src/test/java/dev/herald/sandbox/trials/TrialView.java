package dev.herald.sandbox.trials;

import dev.herald.engine.event.DomainEvent;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentRequested;
import org.jspecify.annotations.Nullable;

/**
 * A payment of the trials.
 *
 * @param payer its party; null before it is asked for
 * @param trouble the trouble that it makes; empty for none
 * @param approvals how many it got so far
 */
record TrialView(@Nullable String payer, String trouble, int approvals) {

    static final TrialView NEW = new TrialView(null, "", 0);

    TrialView requested(DomainEvent<PaymentRequested> event) {
        String reference = event.data().getReference();
        if (Trouble.FOLD_THROWS.is(reference)) {
            throw new IllegalStateException(Trouble.FOLD_THROWS.reason());
        }
        return new TrialView(event.data().getPartyId(), reference == null ? "" : reference, approvals);
    }

    TrialView approved(DomainEvent<PaymentApproved> event) {
        return new TrialView(payer, trouble, approvals + 1);
    }
}
