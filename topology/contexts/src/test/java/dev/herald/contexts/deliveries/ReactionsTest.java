package dev.herald.contexts.deliveries;

import static dev.herald.contexts.deliveries.Deliveries.ABANDON;
import static dev.herald.contexts.deliveries.Deliveries.CREATE;
import static dev.herald.contexts.deliveries.Deliveries.EXECUTE;
import static dev.herald.contexts.deliveries.Deliveries.PROGRESS;
import static dev.herald.contexts.deliveries.Deliveries.REGISTER;
import static dev.herald.contexts.deliveries.Deliveries.SCHEDULE;
import static dev.herald.contexts.deliveries.DeliveryEvents.EIGHT;
import static dev.herald.contexts.deliveries.DeliveryEvents.FEED;
import static dev.herald.contexts.deliveries.DeliveryEvents.created;
import static dev.herald.contexts.deliveries.DeliveryEvents.execute;
import static dev.herald.contexts.deliveries.DeliveryEvents.failed;
import static dev.herald.contexts.deliveries.DeliveryEvents.feed;
import static dev.herald.contexts.deliveries.DeliveryEvents.minutes;
import static dev.herald.contexts.deliveries.DeliveryEvents.scheduled;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.kept;
import static dev.herald.testkit.Expectations.published;

import dev.herald.deliveries.command.AbandonDelivery;
import dev.herald.deliveries.command.CreateDeliveries;
import dev.herald.deliveries.command.RegisterAttempt;
import dev.herald.deliveries.command.ScheduleDelivery;
import dev.herald.deliveries.integration.FeedProgress;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionsTest {

    private final Scenario scenario = Scenario.of(new Deliveries());
    private final Scenario withDelivery = scenario.given(created("d-1", 7));

    @Test
    void feedCreated_deliveriesAreToBeCreated() {
        scenario.when(feed(3))
                .then(
                        published(CREATE, new CreateDeliveries(FEED, 3)),
                        published(PROGRESS, new FeedProgress(FEED, 3, 0, 0, EIGHT)));
    }

    @Test
    void deliveryCreated_firstAttemptIsToBeScheduledAtOnce() {
        scenario.when(created("d-1", 7)).then(published(SCHEDULE, new ScheduleDelivery("d-1", 1, minutes(1))));
    }

    @Test
    void deliveryScheduled_itIsToBeExecuted_andTheAttemptRegistered() {
        withDelivery
                .when(scheduled("d-1", 2, 1, minutes(2)))
                .then(
                        published(EXECUTE, execute("d-1", 7, 1, minutes(2))),
                        published(REGISTER, new RegisterAttempt("d-1", 1)));
    }

    @Test
    void attemptThatCannotBeRegistered_isExecutedAllTheSame() {
        DomainRecord second = scheduled("d-1", 2, 2, minutes(2));

        withDelivery
                .when(second, scheduled("d-1", 3, 2, minutes(3)))
                .then(
                        deadLetter(second, Stage.MAP)
                                .rule("register")
                                .saying("attempt 2, but it was scheduled 1 times"),
                        published(EXECUTE, execute("d-1", 7, 2, minutes(2))),
                        published(EXECUTE, execute("d-1", 7, 2, minutes(3))),
                        kept(2));
    }

    @Test
    void attemptThatCannotBeExecuted_isRegisteredAllTheSame() {
        DomainRecord orphan = scheduled("d-2", 1, 1, minutes(2));

        withDelivery
                .when(orphan, scheduled("d-2", 2, 2, minutes(3)))
                .then(
                        deadLetter(orphan, Stage.MAP).rule("execute"),
                        published(REGISTER, new RegisterAttempt("d-2", 1)),
                        published(REGISTER, new RegisterAttempt("d-2", 2)),
                        kept(2));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8"})
    void attemptFailed_nextIsScheduledAfterAWaitTwiceAsLongEachTime(int attempt, long wait) {
        withDelivery
                .when(failed("d-1", 2, attempt, minutes(5)))
                .then(
                        published(
                                SCHEDULE,
                                new ScheduleDelivery(
                                        "d-1", attempt + 1, minutes(5).plus(Duration.ofMinutes(wait)))),
                        counted("abandon", Outcome.FILTERED, 1));
    }

    @Test
    void fifthAttemptFailed_deliveryIsToBeAbandoned() {
        withDelivery
                .when(failed("d-1", 2, 5, minutes(5)))
                .then(published(ABANDON, new AbandonDelivery("d-1", 5)), counted("schedule-next", Outcome.FILTERED, 1));
    }
}
