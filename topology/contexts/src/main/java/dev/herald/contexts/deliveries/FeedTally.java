package dev.herald.contexts.deliveries;

import dev.herald.deliveries.domain.DeliveryAbandoned;
import dev.herald.deliveries.domain.DeliverySucceeded;
import dev.herald.deliveries.domain.FeedCreated;
import dev.herald.engine.event.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed has come. Deliveries end in any order, and may even be seen to end before the feed is seen to begin: each
 * fold gives the same whatever comes first.
 *
 * @param name null before the feed is seen to begin
 * @param rows 0 before the feed is seen to begin
 * @param createdAt null before the feed is seen to begin
 * @param latestEnd when the latest of the deliveries ended; null before any has
 */
record FeedTally(
        @Nullable String name,
        int rows,
        @Nullable Instant createdAt,
        int succeeded,
        int abandoned,
        int attempts,
        @Nullable Instant latestEnd) {

    static final FeedTally NEW = new FeedTally(null, 0, null, 0, 0, 0, null);

    FeedTally created(DomainEvent<FeedCreated> event) {
        FeedCreated feed = event.data();
        return new FeedTally(feed.getName(), feed.getRows(), event.time(), succeeded, abandoned, attempts, latestEnd);
    }

    FeedTally succeeded(DomainEvent<DeliverySucceeded> event) {
        return ended(event, 1, 0, event.data().getAttempt());
    }

    FeedTally abandoned(DomainEvent<DeliveryAbandoned> event) {
        return ended(event, 0, 1, event.data().getAttempts());
    }

    private FeedTally ended(DomainEvent<?> event, int success, int abandonment, int more) {
        boolean later = latestEnd == null || event.time().isAfter(latestEnd);
        return new FeedTally(
                name,
                rows,
                createdAt,
                succeeded + success,
                abandoned + abandonment,
                attempts + more,
                later ? event.time() : latestEnd);
    }

    boolean isCreated() {
        return createdAt != null;
    }

    /** Whether every row has ended. This holds at one event alone. */
    boolean isComplete() {
        return isCreated() && succeeded + abandoned == rows;
    }

    /** Returns when the latest delivery ended, or the feed was created where none has; null before either. */
    @Nullable Instant asOf() {
        return latestEnd == null ? createdAt : latestEnd;
    }
}
