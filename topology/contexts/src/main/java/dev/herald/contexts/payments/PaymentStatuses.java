package dev.herald.contexts.payments;

import dev.herald.engine.event.DomainEvent;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRejected;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.integration.PaymentStatus;
import dev.herald.payments.integration.Progress;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The latest public state of a payment. It needs no lookup, so that it never waits for a party. */
final class PaymentStatuses {

    private PaymentStatuses() {}

    /** Whether others learn of the event: a draft, one approval of several and an internal correction are nobody's business. */
    static boolean isPublic(DomainEvent<SpecificRecord> event, PaymentView payment) {
        return payment.attempts() > 0 && progress(event.data()).isPresent();
    }

    static PaymentStatus status(DomainEvent<SpecificRecord> event, PaymentView payment) {
        return PaymentStatus.newBuilder()
                .setPaymentId(event.aggregateId())
                .setStatus(progress(event.data()).orElseThrow())
                .setAmount(payment.amount())
                .setCurrency(payment.currency())
                .setPartyId(payment.partyId())
                .setAttempts(payment.attempts())
                .setRequestedAt(payment.requestedAt())
                .setUpdatedAt(event.time())
                .build();
    }

    private static Optional<Progress> progress(SpecificRecord event) {
        if (event instanceof PaymentRequested) {
            return Optional.of(Progress.REQUESTED);
        }
        if (event instanceof PaymentApproved approval) {
            return approval.getFinal$() ? Optional.of(Progress.APPROVED) : Optional.empty();
        }
        if (event instanceof PaymentRejected rejection) {
            return PaymentView.isDecline(rejection) ? Optional.of(Progress.DECLINED) : Optional.empty();
        }
        if (event instanceof PaymentInstructed) {
            return Optional.of(Progress.INSTRUCTED);
        }
        return event instanceof PaymentSettled ? Optional.of(Progress.SETTLED) : Optional.empty();
    }
}
