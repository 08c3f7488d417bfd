package dev.herald.contexts.deliveries;

import static dev.herald.engine.publication.Closing.outcome;
import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Gathering.gathering;
import static dev.herald.engine.publication.PublicTopic.command;
import static dev.herald.engine.publication.PublicTopic.notification;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Repeat.KEEP_FIRST;
import static dev.herald.engine.publication.Repeat.RESTART;
import static dev.herald.engine.publication.Rule.rule;

import dev.herald.deliveries.command.AbandonDelivery;
import dev.herald.deliveries.command.CreateDeliveries;
import dev.herald.deliveries.command.ExecuteDelivery;
import dev.herald.deliveries.command.RegisterAttempt;
import dev.herald.deliveries.command.ScheduleDelivery;
import dev.herald.deliveries.domain.DeliveryAbandoned;
import dev.herald.deliveries.domain.DeliveryAttemptFailed;
import dev.herald.deliveries.domain.DeliveryCreated;
import dev.herald.deliveries.domain.DeliveryScheduled;
import dev.herald.deliveries.domain.DeliverySucceeded;
import dev.herald.deliveries.domain.FeedCreated;
import dev.herald.deliveries.integration.DeliveryStuck;
import dev.herald.deliveries.integration.FeedDelivered;
import dev.herald.deliveries.integration.FeedProgress;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.PublicationSource;
import dev.herald.engine.publication.Within;
import java.time.Duration;

/** Says what to do next with each row of a feed, and tells the world how far feeds have come. */
public final class Deliveries implements PublicationSource {

    static final DomainTopic<FeedView> FEED = domainTopic("feed", FeedView.NEW).on(FeedCreated.class);

    static final DomainTopic<DeliveryView> DELIVERY = domainTopic("delivery", DeliveryView.NEW)
            .on(DeliveryCreated.class, DeliveryView::created)
            .on(DeliveryScheduled.class, DeliveryView::scheduled)
            .on(DeliveryAttemptFailed.class)
            .on(DeliverySucceeded.class, DeliveryView::ended)
            .on(DeliveryAbandoned.class, DeliveryView::ended);

    static final Gathering<FeedTally> OUTCOME = gathering("feed-outcome", FeedTally.NEW)
            .of(FEED)
            .on(FeedCreated.class, FeedTally::created)
            .of(DELIVERY)
            .by((event, delivery) -> delivery.feedOfFirstEnd())
            .on(DeliverySucceeded.class, FeedTally::succeeded)
            .on(DeliveryAbandoned.class, FeedTally::abandoned);

    static final PublicTopic<CreateDeliveries> CREATE = command("create-deliveries", CreateDeliveries.class);
    static final PublicTopic<ScheduleDelivery> SCHEDULE = command("schedule-delivery", ScheduleDelivery.class);
    static final PublicTopic<ExecuteDelivery> EXECUTE = command("execute-delivery", ExecuteDelivery.class);
    static final PublicTopic<RegisterAttempt> REGISTER = command("register-attempt", RegisterAttempt.class);
    static final PublicTopic<AbandonDelivery> ABANDON = command("abandon-delivery", AbandonDelivery.class);

    static final PublicTopic<FeedDelivered> DELIVERED = summary("feed-delivered", FeedDelivered.class);
    static final PublicTopic<FeedProgress> PROGRESS = snapshot("feed-progress", FeedProgress.class);
    static final PublicTopic<DeliveryStuck> STUCK = notification("delivery-stuck", DeliveryStuck.class);

    /** How long after the time that it was scheduled for an attempt may take. */
    static final Duration ATTEMPT = Duration.ofMinutes(10);

    /** How long a feed may take. */
    static final Duration DAY = Duration.ofDays(1);

    /** How often the progress of a feed is told, at the most. */
    static final Duration PROGRESS_EVERY = Duration.ofMinutes(1);

    @Override
    public Publication publication() {
        return Publication.of("deliveries")
                .from(FEED)
                .from(DELIVERY)
                .gather(OUTCOME)
                .rule(rule("create-deliveries").on(FEED, FeedCreated.class).publish(CREATE, Commands::create))
                .rule(rule("schedule-first").on(DELIVERY, DeliveryCreated.class).publish(SCHEDULE, Commands::first))
                .rule(rule("execute").on(DELIVERY, DeliveryScheduled.class).publish(EXECUTE, Commands::execute))
                .rule(rule("register").on(DELIVERY, DeliveryScheduled.class).publish(REGISTER, Commands::register))
                .rule(rule("schedule-next")
                        .on(DELIVERY, DeliveryAttemptFailed.class)
                        .when(Commands::mayBeTriedAgain)
                        .publish(SCHEDULE, Commands::next))
                .rule(rule("abandon")
                        .on(DELIVERY, DeliveryAttemptFailed.class)
                        .when(Commands::wasLastAttempt)
                        .publish(ABANDON, Commands::abandon))
                .rule(rule("delivered")
                        .onAny(OUTCOME.events())
                        .when((event, tally) -> tally.isComplete())
                        .publish(DELIVERED, (event, tally) -> Feeds.delivered(event.aggregateId(), tally)))
                .rule(rule("progress")
                        .onAny(OUTCOME.events())
                        .when((event, tally) -> tally.isCreated())
                        // Deliveries end in any order, so waiting for late ones would make nothing more certain.
                        .atMostEvery(PROGRESS_EVERY, Duration.ZERO)
                        .publish(PROGRESS, (event, tally) -> Feeds.progress(event.aggregateId(), tally)))
                .expect("scheduled deliveries end", scheduledDeliveriesEnd())
                .expect("created feeds are finished", createdFeedsAreFinished())
                .build();
    }

    private static Within<DeliveryView, DeliveryScheduled> scheduledDeliveriesEnd() {
        return after(DELIVERY, DeliveryScheduled.class)
                .keyedBy(event -> attempt(event.data().getAttempt()))
                .oneOf(
                        outcome(DELIVERY, DeliverySucceeded.class)
                                .keyedBy(event -> attempt(event.data().getAttempt())),
                        outcome(DELIVERY, DeliveryAttemptFailed.class)
                                .keyedBy(event -> attempt(event.data().getAttempt())),
                        outcome(DELIVERY, DeliveryAbandoned.class)
                                .keyedBy(event -> attempt(event.data().getAttempts())))
                .until((event, delivery) -> event.data().getNotBefore().plus(ATTEMPT))
                .onRepeat(RESTART)
                .onMiss("execute-again", EXECUTE, Commands::executeAgain)
                .repeated(3, ATTEMPT)
                .escalate("stuck", STUCK, Feeds::stuck);
    }

    private static String attempt(int number) {
        return "attempt " + number;
    }

    /** A feed that has no rows, or whose deliveries were seen to end before it was seen to begin, needs no watching. */
    private static Within<FeedTally, FeedCreated> createdFeedsAreFinished() {
        return after(OUTCOME.events(), FeedCreated.class)
                .when((event, tally) -> !tally.isComplete())
                .oneOf(
                        outcome(OUTCOME.events(), DeliverySucceeded.class).when((event, tally) -> tally.isComplete()),
                        outcome(OUTCOME.events(), DeliveryAbandoned.class).when((event, tally) -> tally.isComplete()))
                .within(DAY)
                .onRepeat(KEEP_FIRST);
    }
}
