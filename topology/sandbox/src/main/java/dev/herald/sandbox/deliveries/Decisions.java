package dev.herald.sandbox.deliveries;

import dev.herald.deliveries.command.AbandonDelivery;
import dev.herald.deliveries.command.ExecuteDelivery;
import dev.herald.deliveries.command.ScheduleDelivery;
import dev.herald.deliveries.domain.DeliveryAbandoned;
import dev.herald.deliveries.domain.DeliveryAttemptFailed;
import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.deliveries.domain.DeliverySucceeded;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What a command leads to. One that was carried out before, or comes too late, leads to nothing. */
record Decisions(ThirdParty thirdParty) {

    Optional<SpecificRecord> on(ScheduleDelivery command, Known delivery) {
        boolean fresh = delivery.sequence() > 0 && !delivery.ended() && command.getAttempt() > delivery.scheduled();
        return fresh
                ? Optional.of(new DeliveryScheduled(command.getAttempt(), command.getNotBefore()))
                : Optional.empty();
    }

    Optional<SpecificRecord> on(ExecuteDelivery command, Known delivery) {
        int attempt = command.getAttempt();
        boolean fresh = !delivery.ended() && attempt == delivery.scheduled() && attempt > delivery.answered();
        return fresh ? Optional.of(attempt(command.getDeliveryId(), attempt)) : Optional.empty();
    }

    Optional<SpecificRecord> on(AbandonDelivery command, Known delivery) {
        boolean fresh = delivery.sequence() > 0 && !delivery.ended();
        return fresh ? Optional.of(new DeliveryAbandoned(command.getAttempts())) : Optional.empty();
    }

    private SpecificRecord attempt(String deliveryId, int attempt) {
        return thirdParty.answer(deliveryId, attempt) instanceof ThirdParty.NotTaken failed
                ? new DeliveryAttemptFailed(attempt, failed.status(), failed.reason())
                : new DeliverySucceeded(attempt);
    }
}
