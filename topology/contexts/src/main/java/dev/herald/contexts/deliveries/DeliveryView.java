package dev.herald.contexts.deliveries;

import dev.herald.deliveries.domain.DeliveryCreated;
import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.engine.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A delivery, as far as somebody is told of it. What is delivered is confidential, and not kept.
 *
 * @param feedId null before the delivery is created
 * @param row its place in the feed, from 1; 0 before it is created
 * @param schedules how often it was scheduled so far
 * @param ends how often it was said to have ended
 */
record DeliveryView(@Nullable String feedId, int row, int schedules, int ends) {

    static final DeliveryView NEW = new DeliveryView(null, 0, 0, 0);

    DeliveryView created(DomainEvent<DeliveryCreated> event) {
        return new DeliveryView(event.data().getFeedId(), event.data().getRow(), schedules, ends);
    }

    DeliveryView scheduled(DomainEvent<DeliveryScheduled> event) {
        return new DeliveryView(feedId, row, schedules + 1, ends);
    }

    DeliveryView ended(DomainEvent<?> event) {
        return new DeliveryView(feedId, row, schedules, ends + 1);
    }

    /** Returns the feed in which this end counts; null where it has ended before, or belongs to no feed. */
    @Nullable String feedOfFirstEnd() {
        return ends == 1 ? feedId : null;
    }
}
