package dev.herald.contexts.deliveries;

import static dev.herald.contexts.deliveries.Deliveries.EXECUTE;
import static dev.herald.contexts.deliveries.Deliveries.STUCK;
import static dev.herald.contexts.deliveries.DeliveryEvents.EIGHT;
import static dev.herald.contexts.deliveries.DeliveryEvents.FEED;
import static dev.herald.contexts.deliveries.DeliveryEvents.abandoned;
import static dev.herald.contexts.deliveries.DeliveryEvents.created;
import static dev.herald.contexts.deliveries.DeliveryEvents.execute;
import static dev.herald.contexts.deliveries.DeliveryEvents.failed;
import static dev.herald.contexts.deliveries.DeliveryEvents.minutes;
import static dev.herald.contexts.deliveries.DeliveryEvents.scheduled;
import static dev.herald.contexts.deliveries.DeliveryEvents.succeeded;
import static dev.herald.testkit.Expectations.metLate;
import static dev.herald.testkit.Expectations.missed;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.timePasses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.deliveries.integration.DeliveryStuck;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.OutputRecord;
import dev.herald.testkit.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scheduled delivery ends within ten minutes of the time that it was scheduled for, or it is asked for again. */
class DeliveryEndsTest {

    private static final String ENDS = "scheduled deliveries end";
    private static final DomainRecord FIRST = scheduled("d-1", 2, 1, minutes(2));

    /** Until the hold after the deadline is over. */
    private static final Duration MISSED = Duration.ofMinutes(18);

    private final Scenario scenario =
            Scenario.of(new Deliveries()).startsAt(EIGHT).given(created("d-1", 7), FIRST);

    @Test
    void outcomeOfTheAttempt_meetsIt() {
        List<DomainRecord> outcomes = List.of(
                succeeded("d-1", 3, 1, minutes(5)),
                failed("d-1", 3, 1, minutes(5)),
                abandoned("d-1", 3, 1, minutes(5)));

        for (DomainRecord outcome : outcomes) {
            scenario.given(outcome).when(timePasses(MISSED)).then();
        }
    }

    @Test
    void outcomeOfAnotherAttempt_doesNotMeetIt() {
        scenario.given(failed("d-1", 3, 4, minutes(5)))
                .when(timePasses(MISSED))
                .then(missed(ENDS, FIRST), published(EXECUTE, execute("d-1", 7, 1, minutes(2))));
    }

    @Test
    void noOutcome_itIsAskedForThreeTimes_thenTheDeliveryIsStuck() {
        Scenario later = scenario.when(timePasses(MISSED))
                .then(missed(ENDS, FIRST), published(EXECUTE, execute("d-1", 7, 1, minutes(2))));

        later.when(
                        timePasses(Duration.ofMinutes(11)),
                        timePasses(Duration.ofMinutes(21)),
                        timePasses(Duration.ofMinutes(41)))
                .then(
                        published(EXECUTE, execute("d-1", 7, 1, minutes(2))),
                        published(EXECUTE, execute("d-1", 7, 1, minutes(2))),
                        published(STUCK, new DeliveryStuck("d-1", FEED, 1, minutes(12))));
    }

    @Test
    void outcomeAfterTheMiss_isLate_andNothingMoreIsAskedFor() {
        DomainRecord late = succeeded("d-1", 3, 1, minutes(19));
        Scenario later = scenario.given(timePasses(MISSED)).given(late);

        List<OutputRecord> out = later.when(timePasses(Duration.ofHours(5))).published();

        assertThat(out).isEmpty();
        scenario.given(timePasses(MISSED)).when(late).then(metLate(ENDS, FIRST));
    }
}
