package dev.herald.contexts.deliveries;

import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.deliveries.integration.DeliveryStuck;
import dev.herald.deliveries.integration.FeedDelivered;
import dev.herald.deliveries.integration.FeedProgress;
import dev.herald.engine.publication.Miss;

/** What the world is told. */
final class Feeds {

    private Feeds() {}

    static FeedDelivered delivered(String feedId, FeedTally tally) {
        return FeedDelivered.newBuilder()
                .setFeedId(feedId)
                .setName(tally.name())
                .setRows(tally.rows())
                .setSucceeded(tally.succeeded())
                .setAbandoned(tally.abandoned())
                .setAttempts(tally.attempts())
                .setStartedAt(tally.createdAt())
                .setFinishedAt(tally.asOf())
                .build();
    }

    static FeedProgress progress(String feedId, FeedTally tally) {
        return FeedProgress.newBuilder()
                .setFeedId(feedId)
                .setRows(tally.rows())
                .setSucceeded(tally.succeeded())
                .setAbandoned(tally.abandoned())
                .setAsOf(tally.asOf())
                .build();
    }

    static DeliveryStuck stuck(Miss<DeliveryScheduled> miss, DeliveryView delivery) {
        return DeliveryStuck.newBuilder()
                .setDeliveryId(miss.event().aggregateId())
                .setFeedId(delivery.feedId())
                .setAttempt(miss.event().data().getAttempt())
                .setExpectedBy(miss.deadline())
                .build();
    }
}
