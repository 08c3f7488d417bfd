package dev.herald.contexts.deliveries;

import dev.herald.deliveries.command.AbandonDelivery;
import dev.herald.deliveries.command.CreateDeliveries;
import dev.herald.deliveries.command.ExecuteDelivery;
import dev.herald.deliveries.command.RegisterAttempt;
import dev.herald.deliveries.command.ScheduleDelivery;
import dev.herald.deliveries.domain.DeliveryAttemptFailed;
import dev.herald.deliveries.domain.DeliveryCreated;
import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.deliveries.domain.FeedCreated;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.Miss;
import java.time.Duration;

/** What the command side is asked to do, and when. */
final class Commands {

    /** How many attempts are made before a delivery is given up. */
    static final int MOST_ATTEMPTS = 5;

    /** How long to wait after the first attempt that failed; twice as long after each further one. */
    static final Duration BACK_OFF = Duration.ofMinutes(1);

    private Commands() {}

    static CreateDeliveries create(DomainEvent<FeedCreated> event, FeedView feed) {
        return new CreateDeliveries(event.aggregateId(), event.data().getRows());
    }

    static ScheduleDelivery first(DomainEvent<DeliveryCreated> event, DeliveryView delivery) {
        return new ScheduleDelivery(event.aggregateId(), 1, event.time());
    }

    static ExecuteDelivery execute(DomainEvent<DeliveryScheduled> event, DeliveryView delivery) {
        return ExecuteDelivery.newBuilder()
                .setDeliveryId(event.aggregateId())
                .setFeedId(delivery.feedId())
                .setRow(delivery.row())
                .setAttempt(event.data().getAttempt())
                .setNotBefore(event.data().getNotBefore())
                .build();
    }

    static ExecuteDelivery executeAgain(Miss<DeliveryScheduled> miss, DeliveryView delivery) {
        return execute(miss.event(), delivery);
    }

    /**
     * Registers an attempt.
     *
     * @throws IllegalStateException where attempts before it are missing
     */
    static RegisterAttempt register(DomainEvent<DeliveryScheduled> event, DeliveryView delivery) {
        int attempt = event.data().getAttempt();
        if (attempt > delivery.schedules()) {
            throw new IllegalStateException(event.place() + ": attempt " + attempt + ", but it was scheduled "
                    + delivery.schedules() + " times");
        }
        return new RegisterAttempt(event.aggregateId(), attempt);
    }

    static boolean mayBeTriedAgain(DomainEvent<DeliveryAttemptFailed> event) {
        return event.data().getAttempt() < MOST_ATTEMPTS;
    }

    static boolean wasLastAttempt(DomainEvent<DeliveryAttemptFailed> event) {
        return !mayBeTriedAgain(event);
    }

    static ScheduleDelivery next(DomainEvent<DeliveryAttemptFailed> event, DeliveryView delivery) {
        int failed = event.data().getAttempt();
        Duration wait = BACK_OFF.multipliedBy(1L << (Math.max(failed, 1) - 1));
        return new ScheduleDelivery(
                event.aggregateId(), failed + 1, event.time().plus(wait));
    }

    static AbandonDelivery abandon(DomainEvent<DeliveryAttemptFailed> event, DeliveryView delivery) {
        return new AbandonDelivery(event.aggregateId(), event.data().getAttempt());
    }
}
