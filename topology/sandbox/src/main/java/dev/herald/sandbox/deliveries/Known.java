package dev.herald.sandbox.deliveries;

import dev.herald.deliveries.domain.DeliveryAbandoned;
import dev.herald.deliveries.domain.DeliveryAttemptFailed;
import dev.herald.deliveries.domain.DeliveryCreated;
import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.deliveries.domain.DeliverySucceeded;
import org.apache.avro.specific.SpecificRecord;

/**
 * A delivery as the command side knows it: the fold of its own domain events.
 *
 * @param sequence of the latest event; 0 before the first
 * @param scheduled the latest attempt that was scheduled; 0 for none
 * @param answered the latest attempt that was answered; 0 for none
 */
record Known(long sequence, int scheduled, int answered, boolean ended) {

    static final Known NOTHING = new Known(0, 0, 0, false);

    /**
     * Returns it after its next event.
     *
     * @throws IllegalArgumentException for an event of another aggregate
     */
    Known after(SpecificRecord event) {
        long next = sequence + 1;
        if (event instanceof DeliveryCreated) {
            return new Known(next, scheduled, answered, ended);
        } else if (event instanceof DeliveryScheduled made) {
            return new Known(next, made.getAttempt(), answered, ended);
        } else if (event instanceof DeliveryAttemptFailed made) {
            return new Known(next, scheduled, made.getAttempt(), ended);
        } else if (event instanceof DeliverySucceeded made) {
            return new Known(next, scheduled, made.getAttempt(), true);
        } else if (event instanceof DeliveryAbandoned) {
            return new Known(next, scheduled, answered, true);
        }
        throw new IllegalArgumentException(
                "no event of a delivery: " + event.getSchema().getFullName());
    }
}
