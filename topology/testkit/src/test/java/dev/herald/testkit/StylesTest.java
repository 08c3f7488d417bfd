package dev.herald.testkit;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.command;
import static dev.herald.engine.publication.PublicTopic.notification;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.ended;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;
import static dev.herald.testkit.Till.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.testkit.sample.command.Restock;
import dev.herald.testkit.sample.domain.Pressed;
import dev.herald.testkit.sample.domain.Sold;
import dev.herald.testkit.sample.integration.Receipt;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** A snapshot that several types of events change and one ends, a notification, and a command. */
class StylesTest {

    record Day(String article, int pence, boolean closed) {}

    private static final String BROKEN = "broken";

    private static final DomainTopic<Day> TILL = domainTopic("till", new Day("", 0, false))
            .on(
                    Sold.class,
                    (day, event) -> new Day(
                            event.data().getArticle(),
                            day.pence() + event.data().getPence(),
                            false))
            .on(
                    Pressed.class,
                    (day, event) -> new Day(
                            day.article(), day.pence(), event.data().getKey().equals("close")));

    private static final PublicTopic<Receipt> TAKINGS = snapshot("takings", Receipt.class);
    private static final PublicTopic<Receipt> LARGE = notification("large-sale", Receipt.class);
    private static final PublicTopic<Restock> RESTOCK = command("restock", Restock.class);

    private static final Publication PUBLICATION = Publication.of("shop")
            .from(TILL)
            .rule(rule("takings")
                    .onAny(TILL, Sold.class, Pressed.class)
                    .endWhen((event, day) -> day.closed())
                    .publish(TAKINGS, StylesTest::takings))
            .rule(rule("large")
                    .on(TILL, Sold.class)
                    .when(event -> event.data().getPence() >= 100)
                    .publish(
                            LARGE,
                            (event, day) -> Till.receipt("large", event.data().getPence())))
            .rule(rule("restock")
                    .on(TILL, Sold.class)
                    .keyedBy((event, day) -> event.data().getArticle())
                    .publish(RESTOCK, (event, day) -> new Restock(event.data().getArticle())))
            .build();

    private final Scenario scenario = Scenario.of(PUBLICATION);

    @Test
    void snapshot_isTheStateAfterEachEventOfAnyType_andEndsWithATombstone() {
        scenario.when(sold(1, "tea", 5), pressed(2, "drawer"), sold(3, "jam", 7), pressed(4, "close"))
                .then(
                        published(TAKINGS, Till.receipt("tea", 5)),
                        published(TAKINGS, Till.receipt("tea", 5)),
                        published(TAKINGS, Till.receipt("jam", 12)),
                        ended(TAKINGS, "t1")
                                .header(Envelope.SUBJECT, "t1")
                                .header(Envelope.SEQUENCE, Envelope.sequenceText(4))
                                .header(Envelope.TYPE, Receipt.getClassSchema().getFullName()),
                        restock("tea"),
                        restock("jam"),
                        counted("takings", Outcome.PUBLISHED, 4));
    }

    @Test
    void stateFails_laterEventsOfOtherTypesDoNotOvertakeIt() {
        DomainRecord bad = sold(2, BROKEN, 5);

        scenario.given(sold(1, "tea", 5))
                .when(bad, pressed(3, "drawer"), pressed(4, "close"))
                .then(
                        deadLetter(bad, Stage.MAP).rule("takings").saying("no such article"),
                        restock(BROKEN),
                        counted("takings", Outcome.PARKED, 3),
                        Expectations.kept(3));
    }

    @Test
    void notificationAndCommand_haveTheirTopicsAndKeys() {
        scenario.when(sold(1, "tea", 500))
                .then(
                        published(LARGE, Till.receipt("large", 500)).key("t1"),
                        published(TAKINGS, Till.receipt("tea", 500)),
                        restock("tea"));
    }

    @Test
    void endThatDoesNotCome_failsTheScenario() {
        assertThatThrownBy(() -> scenario.when(sold(1, "tea", 5)).then(ended(TAKINGS, "t1"), restock("tea")))
                .isInstanceOf(AssertionError.class)
                .satisfies(failure -> assertThat(failure.getMessage()).contains("expected null"));
    }

    private static PublishedRecord restock(String article) {
        return published(RESTOCK, new Restock(article)).key(article);
    }

    private static Receipt takings(DomainEvent<SpecificRecord> event, Day day) {
        if (day.article().equals(BROKEN)) {
            throw new IllegalStateException("no such article");
        }
        return Till.receipt(day.article(), day.pence());
    }

    private static DomainRecord sold(long sequence, String article, int pence) {
        return event("till", "t1", sequence, NOON.plusSeconds(sequence), new Sold(article, pence));
    }

    private static DomainRecord pressed(long sequence, String key) {
        return event("till", "t1", sequence, NOON.plusSeconds(sequence), new Pressed(key, NOON));
    }
}
