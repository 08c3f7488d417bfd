package dev.herald.testkit;

import static dev.herald.engine.publication.Closing.outcome;
import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Repeat.OPEN_ANOTHER;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.metLate;
import static dev.herald.testkit.Expectations.missed;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;
import static dev.herald.testkit.Inputs.timePasses;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.step.Stage;
import dev.herald.testkit.sample.domain.Pressed;
import dev.herald.testkit.sample.domain.Sold;
import dev.herald.testkit.sample.integration.Receipt;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an expectation publishes while an outcome is missing. */
class RepairTest {

    record Count(int sales) {}

    private static final Instant NOON = Instant.parse("2026-05-11T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String PRESSED = "what is sold is pressed";
    private static final DomainTopic<Count> TILL = domainTopic("till", new Count(0))
            .on(Sold.class, (count, event) -> new Count(count.sales() + 1))
            .on(Pressed.class);
    private static final PublicTopic<Receipt> REMINDERS = summary("reminder", Receipt.class);
    private static final PublicTopic<Receipt> STUCK = summary("stuck", Receipt.class);

    private static final Publication SHOP = Publication.of("shop")
            .from(TILL)
            .expect(
                    PRESSED,
                    after(TILL, Sold.class)
                            .when(event -> event.data().getPence() != 0)
                            .keyedBy(event -> event.data().getArticle())
                            .oneOf(outcome(TILL, Pressed.class)
                                    .keyedBy(event -> event.data().getKey()))
                            .within(Duration.ofMinutes(10))
                            .lateness(MINUTE)
                            .onRepeat(OPEN_ANOTHER)
                            .onMiss(
                                    "remind",
                                    REMINDERS,
                                    (miss, till) -> reminder(miss.event().data().getArticle(), miss.number(), till))
                            .repeated(3, MINUTE)
                            .escalate("stuck", STUCK, (miss, till) -> new Receipt(miss.key(), till.sales())))
            .build();

    private static final DomainRecord TEA = sold(1, "tea");
    private final Scenario sold =
            Scenario.of(SHOP).startsAt(NOON).given(TEA.correlationId("basket-1"), timePasses(MINUTE.multipliedBy(10)));

    @Test
    void miss_isRepairedThreeTimesWithGrowingWaits_thenEscalated_thenLeftAlone() {
        sold.when(timePasses(MINUTE.plusSeconds(1)))
                .then(missed(PRESSED, TEA), published(REMINDERS, new Receipt("tea", 1)))
                .when(timePasses(MINUTE))
                .then(published(REMINDERS, new Receipt("tea", 2)))
                .when(timePasses(MINUTE.multipliedBy(2).minusSeconds(1)))
                .then()
                .when(timePasses(Duration.ofSeconds(1)))
                .then(published(REMINDERS, new Receipt("tea", 3))
                        .header(Envelope.CORRELATION_ID, "basket-1")
                        .header(Envelope.SEQUENCE, Envelope.sequenceText(3)))
                .when(timePasses(MINUTE.multipliedBy(4)))
                .then(published(STUCK, new Receipt("tea", 1)))
                .when(timePasses(Duration.ofDays(30)))
                .then();
    }

    @Test
    void outcomeAfterTheFirstRepair_endsThem() {
        sold.given(timePasses(MINUTE.plusSeconds(1)))
                .when(pressed(2, "tea", NOON.plus(MINUTE.multipliedBy(12))))
                .then(metLate(PRESSED, TEA))
                .when(timePasses(Duration.ofDays(30)))
                .then();
    }

    @Test
    void outcomeThatIsLateButKnown_isNotRepaired() {
        sold.when(pressed(2, "tea", NOON.plus(MINUTE.multipliedBy(10)).plusMillis(1)))
                .then(missed(PRESSED, TEA), metLate(PRESSED, TEA))
                .when(timePasses(Duration.ofDays(30)))
                .then();
    }

    @Test
    void repairThatFails_isADeadLetter_andTheNextIsTried() {
        DomainRecord bad = sold(1, "bad first time");

        Scenario.of(SHOP)
                .startsAt(NOON)
                .given(bad)
                .when(timePasses(MINUTE.multipliedBy(11)))
                .then(missed(PRESSED, bad), deadLetter(bad, Stage.MAP).rule("remind"))
                .when(timePasses(MINUTE.plusSeconds(1)))
                .then(published(REMINDERS, new Receipt("bad first time", 2)));
    }

    @Test
    void functionOfTheExpectationThatFails_isADeadLetterOfTheEvent() {
        DomainRecord unreadable = event("till", "t1", 1, NOON, new Sold("x".repeat(2_000), 1));

        Scenario.of(SHOP)
                .startsAt(NOON)
                .when(unreadable)
                .then(deadLetter(unreadable, Stage.SUPERVISE).rule(PRESSED));
    }

    @Test
    void conditionThatDoesNotHold_opensNothing() {
        Scenario.of(SHOP)
                .startsAt(NOON)
                .given(event("till", "t1", 1, NOON, new Sold("tea", 0)))
                .when(timePasses(Duration.ofDays(1)))
                .then();
    }

    private static Receipt reminder(String article, int number, Count till) {
        if (article.startsWith("bad") && number == 1) {
            throw new IllegalStateException("no reminder of " + article + " at " + till);
        }
        return new Receipt(article, number);
    }

    private static DomainRecord sold(long sequence, String article) {
        return event("till", "t1", sequence, NOON, new Sold(article, 100));
    }

    private static DomainRecord pressed(long sequence, String key, Instant time) {
        return event("till", "t1", sequence, time, new Pressed(key, time));
    }
}
