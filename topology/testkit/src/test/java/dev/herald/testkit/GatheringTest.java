package dev.herald.testkit;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Gathering.gathering;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.kept;
import static dev.herald.testkit.Expectations.missed;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;
import static dev.herald.testkit.Inputs.timePasses;
import static dev.herald.testkit.Till.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.publication.Closing;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.Repeat;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.testkit.sample.domain.DayPlanned;
import dev.herald.testkit.sample.domain.Sold;
import dev.herald.testkit.sample.integration.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sales of several tills are gathered by the day that they name, together with the day's own plan. */
class GatheringTest {

    record Count(int sales) {}

    record Plan(int sales) {}

    record Takings(int planned, int sales, int pence) {

        Takings planned(int more) {
            return new Takings(planned + more, sales, pence);
        }

        Takings sold(int more) {
            if (more == 13) {
                throw new IllegalStateException("13 pence");
            }
            return new Takings(planned, sales + 1, pence + more);
        }

        boolean complete() {
            return sales == planned;
        }
    }

    private static final DomainTopic<Plan> DAY = domainTopic("day", new Plan(0))
            .on(
                    DayPlanned.class,
                    (plan, event) -> new Plan(plan.sales() + event.data().getSales()));
    private static final DomainTopic<Count> TILL =
            domainTopic("till", new Count(0)).on(Sold.class, (count, event) -> new Count(count.sales() + 1));
    private static final Gathering<Takings> TAKINGS = gathering("takings", new Takings(0, 0, 0))
            .of(DAY)
            .on(
                    DayPlanned.class,
                    (takings, event) -> takings.planned(event.data().getSales()))
            .of(TILL)
            .by((event, till) -> day((Sold) event.data()))
            .on(Sold.class, (takings, event) -> takings.sold(event.data().getPence()));
    private static final PublicTopic<Receipt> TOTALS = summary("totals", Receipt.class);

    private static @Nullable String day(Sold sold) {
        if (sold.getArticle().equals("bad")) {
            throw new IllegalStateException("no day");
        }
        return sold.getArticle().equals("none") ? null : sold.getArticle();
    }

    private final Scenario scenario = Scenario.of(Publication.of("shop")
            .from(DAY)
            .from(TILL)
            .gather(TAKINGS)
            .rule(rule("total")
                    .on(TAKINGS.events(), Sold.class)
                    .when((event, takings) -> takings.complete())
                    .publish(TOTALS, (event, takings) -> Till.receipt(event.aggregateId(), takings.pence())))
            .expect(
                    "planned days sell out",
                    after(TAKINGS.events(), DayPlanned.class)
                            .oneOf(Closing.outcome(TAKINGS.events(), Sold.class)
                                    .when((event, takings) -> takings.complete()))
                            .within(Duration.ofHours(12))
                            .onRepeat(Repeat.KEEP_FIRST))
            .build());

    @Test
    void eventsOfSeveralAggregates_areFoldedUnderOneId() {
        scenario.given(planned("monday", 3), sold("t1", 1, "monday", 5), sold("t2", 1, "monday", 6))
                .when(sold("t2", 2, "tuesday", 100), sold("t1", 2, "monday", 7))
                .then(
                        published(TOTALS, Till.receipt("monday", 18))
                                .key("monday")
                                .header(Envelope.SUBJECT, "monday")
                                .header(Envelope.CAUSATION_ID, "till/t1#2"),
                        counted("takings", Outcome.GATHERED, 5),
                        counted("", Outcome.HANDLED, 9));
    }

    @Test
    void eventWithoutAnId_isLeftOut() {
        scenario.when(sold("t1", 1, "none", 5)).then(counted("takings", Outcome.FILTERED, 1));
    }

    @Test
    void anyOrderAcrossAggregates_andDuplicates_giveTheSameRecord() {
        long seed = System.nanoTime();
        System.out.println("anyOrderAcrossAggregates: seed " + seed);
        Random random = new Random(seed);
        TreeSet<String> seen = new TreeSet<>();
        for (int round = 0; round < 5; round++) {
            List<OutputRecord> out = scenario.when(interleaved(random)).published();
            assertThat(out).as("seed %d", seed).hasSize(1);
            seen.add(out.get(0).header(Envelope.ID) + " "
                    + HexFormat.of().formatHex(Objects.requireNonNull(out.get(0).value())));
        }
        assertThat(seen).as("seed %d", seed).hasSize(1);
    }

    /** Four tills with three sales each, every event up to three times, in order within each till. */
    private static List<Input> interleaved(Random random) {
        List<Integer> turns = new ArrayList<>();
        for (int till = 0; till < 4; till++) {
            turns.addAll(Collections.nCopies(3, till));
        }
        Collections.shuffle(turns, random);
        long[] sequences = new long[4];
        List<Input> events = new ArrayList<>();
        events.add(planned("monday", 12));
        for (int till : turns) {
            DomainRecord next = sold("t" + till, ++sequences[till], "monday", till * 100 + (int) sequences[till]);
            events.addAll(Collections.nCopies(1 + random.nextInt(3), next));
        }
        return events;
    }

    @Test
    void idThatCannotBeFound_parksThatLaneAlone() {
        DomainRecord bad = sold("t1", 1, "bad", 5);

        scenario.given(planned("monday", 1))
                .when(bad, sold("t1", 2, "monday", 6), sold("t2", 1, "monday", 7))
                .then(
                        deadLetter(bad, Stage.GATHER).rule("takings").saying("no day"),
                        published(TOTALS, Till.receipt("monday", 7)),
                        kept(2));
    }

    @Test
    void foldThatFails_parksTheGathering_andItsDeadLetterIsTheDomainRecord() {
        DomainRecord bad = sold("t1", 1, "monday", 13);

        scenario.given(planned("monday", 1), planned("tuesday", 1))
                .when(bad, sold("t2", 1, "monday", 7), sold("t2", 2, "tuesday", 8))
                .then(
                        deadLetter(bad, Stage.PROJECT).saying("13 pence"),
                        published(TOTALS, Till.receipt("tuesday", 8)),
                        kept(2));
    }

    @Test
    void expectationOnAGathering_isMissed() {
        scenario.startsAt(NOON)
                .given(planned("monday", 2), sold("t1", 1, "monday", 5))
                .when(timePasses(Duration.ofHours(13)))
                .then(missed("planned days sell out", TAKINGS, "monday", 1));
    }

    private static DomainRecord planned(String day, int sales) {
        return event("day", day, 1, NOON, new DayPlanned(sales));
    }

    private static DomainRecord sold(String till, long sequence, String day, int pence) {
        return event("till", till, sequence, NOON.plusSeconds(sequence), new Sold(day, pence));
    }
}
