package dev.herald.benchmarks.contender;

import dev.herald.benchmarks.state.OpenPayment;
import dev.herald.payments.domain.PaymentApproved;
import dev.herald.payments.domain.PaymentInstructed;
import dev.herald.payments.domain.PaymentRequested;
import dev.herald.payments.domain.PaymentSettled;
import dev.herald.payments.integration.Payer;
import dev.herald.payments.integration.PaymentCompleted;
import dev.herald.payments.integration.PaymentStatus;
import dev.herald.payments.integration.Progress;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** The state of a payment after each event, and the public events that come of it: as the payments context has them. */
public final class Fold {

    /** Before the first event. */
    public static final OpenPayment NEW =
            new OpenPayment("", "OTHER", new BigDecimal("0.00"), "GBP", "", 0, 0, 0, Instant.EPOCH, Instant.EPOCH);

    private Fold() {}

    public static OpenPayment next(OpenPayment before, String id, SpecificRecord event, Instant time) {
        if (event instanceof PaymentRequested request) {
            return requested(before, id, request, time);
        }
        if (event instanceof PaymentApproved) {
            return moved(before, id, Progress.APPROVED, before.getApprovals() + 1, time);
        }
        if (event instanceof PaymentInstructed) {
            return moved(before, id, Progress.INSTRUCTED, before.getApprovals(), time);
        }
        if (event instanceof PaymentSettled) {
            return moved(before, id, Progress.SETTLED, before.getApprovals(), time);
        }
        throw new IllegalStateException(
                id + ": no event of a payment: " + event.getSchema().getFullName());
    }

    private static OpenPayment requested(OpenPayment before, String id, PaymentRequested request, Instant time) {
        return new OpenPayment(
                id,
                Progress.REQUESTED.name(),
                request.getAmount(),
                request.getCurrency(),
                request.getPartyId(),
                before.getAttempts() + 1,
                0,
                before.getDeclines(),
                before.getAttempts() == 0 ? time : before.getRequestedAt(),
                time);
    }

    private static OpenPayment moved(OpenPayment before, String id, Progress progress, int approvals, Instant time) {
        return new OpenPayment(
                id,
                progress.name(),
                before.getAmount(),
                before.getCurrency(),
                before.getPartyId(),
                before.getAttempts(),
                approvals,
                before.getDeclines(),
                before.getRequestedAt(),
                time);
    }

    public static boolean isSettled(OpenPayment payment) {
        return payment.getProgress().equals(Progress.SETTLED.name());
    }

    public static PaymentStatus status(OpenPayment payment) {
        return PaymentStatus.newBuilder()
                .setPaymentId(payment.getPaymentId())
                .setStatus(Progress.valueOf(payment.getProgress()))
                .setAmount(payment.getAmount())
                .setCurrency(payment.getCurrency())
                .setPartyId(payment.getPartyId())
                .setAttempts(payment.getAttempts())
                .setRequestedAt(payment.getRequestedAt())
                .setUpdatedAt(payment.getUpdatedAt())
                .build();
    }

    public static PaymentCompleted completed(OpenPayment payment, String payerName) {
        return PaymentCompleted.newBuilder()
                .setPaymentId(payment.getPaymentId())
                .setAmount(payment.getAmount())
                .setCurrency(payment.getCurrency())
                .setPayer(Payer.newBuilder()
                        .setPartyId(payment.getPartyId())
                        .setName(payerName)
                        .build())
                .setRequestedAt(payment.getRequestedAt())
                .setCompletedAt(payment.getUpdatedAt())
                .setAttempts(payment.getAttempts())
                .setApprovals(payment.getApprovals())
                .setDeclines(payment.getDeclines())
                .build();
    }
}
