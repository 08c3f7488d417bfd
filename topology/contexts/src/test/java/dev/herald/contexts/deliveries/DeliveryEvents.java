package dev.herald.contexts.deliveries;

import static dev.herald.testkit.Inputs.event;

import dev.herald.deliveries.command.ExecuteDelivery;
import dev.herald.deliveries.domain.DeliveryAbandoned;
import dev.herald.deliveries.domain.DeliveryAttemptFailed;
import dev.herald.deliveries.domain.DeliveryCreated;
import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.deliveries.domain.DeliverySucceeded;
import dev.herald.deliveries.domain.FeedCreated;
import dev.herald.testkit.DomainRecord;
import java.time.Instant;

/** The events of the deliveries context as its scenarios need them. The feed is always feed-1. */
final class DeliveryEvents {

    static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    static final String FEED = "feed-1";

    private DeliveryEvents() {}

    static Instant minutes(long after) {
        return EIGHT.plusSeconds(60 * after);
    }

    static DomainRecord feed(int rows) {
        return event("feed", FEED, 1, EIGHT, new FeedCreated("spring list", rows));
    }

    static DomainRecord created(String id, int row) {
        return event("delivery", id, 1, minutes(1), new DeliveryCreated(FEED, row, "secret"));
    }

    static DomainRecord scheduled(String id, long sequence, int attempt, Instant notBefore) {
        return event("delivery", id, sequence, notBefore, new DeliveryScheduled(attempt, notBefore));
    }

    static DomainRecord failed(String id, long sequence, int attempt, Instant time) {
        return event("delivery", id, sequence, time, new DeliveryAttemptFailed(attempt, 503, "busy"));
    }

    static DomainRecord succeeded(String id, long sequence, int attempt, Instant time) {
        return event("delivery", id, sequence, time, new DeliverySucceeded(attempt));
    }

    static DomainRecord abandoned(String id, long sequence, int attempts, Instant time) {
        return event("delivery", id, sequence, time, new DeliveryAbandoned(attempts));
    }

    static ExecuteDelivery execute(String id, int row, int attempt, Instant notBefore) {
        return new ExecuteDelivery(id, FEED, row, attempt, notBefore);
    }
}
