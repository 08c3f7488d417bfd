package dev.herald.testkit;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.kept;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;
import static dev.herald.testkit.Inputs.tombstone;
import static dev.herald.testkit.Till.NOON;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.testkit.sample.domain.Sold;
import dev.herald.testkit.sample.integration.Receipt;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A source that numbers no events: they are told apart by their ids, within a window. */
class WithoutSequencesTest {

    private static final Duration WINDOW = Duration.ofHours(1);

    record Count(int sales) {

        Count sold(int pence) {
            if (pence < 0) {
                throw new IllegalStateException("a refund");
            }
            return new Count(sales + 1);
        }
    }

    private static final DomainTopic<Count> TILL = domainTopic("till", new Count(0))
            .on(Sold.class, (count, event) -> count.sold(event.data().getPence()))
            .dedupedById(WINDOW);
    private static final PublicTopic<Receipt> RECEIPTS = summary("receipts", Receipt.class);

    private final Scenario scenario = Scenario.of(Publication.of("shop")
            .from(TILL)
            .rule(rule("receipts")
                    .on(TILL, Sold.class)
                    .publish(
                            RECEIPTS,
                            (event, count) -> Till.receipt(
                                    "sale " + count.sales() + " is event " + event.sequence(),
                                    event.data().getPence())))
            .build());

    @Test
    void events_goOnAsTheyCome_eachIdOnce() {
        scenario.when(sold("b", NOON, 5), sold("a", NOON.minusSeconds(60), 7), sold("b", NOON, 5))
                .then(
                        published(RECEIPTS, Till.receipt("sale 1 is event 1", 5))
                                .key("t1"),
                        published(RECEIPTS, Till.receipt("sale 2 is event 2", 7))
                                .key("t1"),
                        counted("", Outcome.DUPLICATE, 1));
    }

    @Test
    void sameIdInAnotherAggregate_isAnotherEvent() {
        scenario.when(sold("a", NOON, 5), sold("a", NOON, 5).key("t2#a"))
                .then(
                        published(RECEIPTS, Till.receipt("sale 1 is event 1", 5))
                                .key("t1"),
                        published(RECEIPTS, Till.receipt("sale 1 is event 1", 5))
                                .key("t2"));
    }

    @Test
    void idIsRemembered_whileTheAggregateHasNotGoneOnByMoreThanTheWindow() {
        Instant later = NOON.plus(WINDOW);

        scenario.when(sold("a", NOON, 1), sold("b", later, 2), sold("a", NOON, 1))
                .then(
                        published(RECEIPTS, Till.receipt("sale 1 is event 1", 1)),
                        published(RECEIPTS, Till.receipt("sale 2 is event 2", 2)),
                        counted("", Outcome.DUPLICATE, 1));
    }

    @Test
    void eventWithoutAnId_isADeadLetter() {
        DomainRecord bad = sold("a", NOON, 5).withoutHeaders();

        scenario.when(bad)
                .then(deadLetter(bad, Stage.RECEIVE).saying("no header " + Envelope.ID + ": without sequences"));
    }

    @Test
    void tombstone_isCountedAndTakesNoPlace() {
        scenario.when(tombstone("till", "t1", 9, NOON), sold("a", NOON, 5))
                .then(published(RECEIPTS, Till.receipt("sale 1 is event 1", 5)), counted("", Outcome.TOMBSTONE, 1));
    }

    @Test
    void foldThatFails_parksTheAggregate_andKeepsWhatFollowsInOrder() {
        DomainRecord bad = sold("b", NOON, -1);

        scenario.given(sold("a", NOON, 5))
                .when(bad, sold("c", NOON, 6), sold("c", NOON, 6), sold("d", NOON, 7))
                .then(deadLetter(bad, Stage.PROJECT).saying("a refund"), kept(3), counted("", Outcome.DUPLICATE, 1));
    }

    private static DomainRecord sold(String id, Instant time, int pence) {
        return event("till", "t1", 1, time, new Sold("any", pence)).id(id);
    }
}
