package dev.herald.engine.step;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.OPTIONAL;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.lending.domain.Joined;
import dev.herald.engine.lending.domain.Lent;
import dev.herald.engine.lending.domain.Returned;
import dev.herald.engine.lending.integration.LoanOpened;
import dev.herald.engine.lookup.References;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.release.Order;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class StepTest {

    record Loans(int count) {}

    record Reader(String name) {}

    private static final Instant T0 = Instant.parse("2020-01-01T00:00:00Z");
    private static final String BAD = "bad";
    private static final Order ORDER = new Order("c1", "Ada", "the rule is mended");

    private static final DomainTopic<Loans> TITLE =
            domainTopic("title", new Loans(0)).on(Lent.class, StepTest::lent).on(Returned.class);
    private static final DomainTopic<Reader> READER =
            domainTopic("reader", new Reader("")).on(Joined.class);
    private static final Lookup<Reader> READERS = lookup("readers", READER);
    private static final PublicTopic<LoanOpened> OPENED = summary("loan-opened", LoanOpened.class);

    private static final Publication PUBLICATION = Publication.of("lending")
            .from(TITLE)
            .lookup(READERS)
            .rule(rule("opened")
                    .on(TITLE, Lent.class)
                    .when((event, loans) -> !event.data().getReader().equals("staff"))
                    .enrich(READERS, (event, loans) -> event.data().getReader(), REQUIRED)
                    .publish(OPENED, (event, loans, reader) -> opened(reader.name(), loans)))
            .rule(rule("twice")
                    .on(TITLE, Lent.class)
                    .when((event, loans) -> loans.count() == 2)
                    .enrich(READERS, (event, loans) -> null, OPTIONAL)
                    .publishAll(
                            OPENED,
                            (event, loans, none) -> List.of(
                                    new LoanOpened(String.valueOf(none), 1), new LoanOpened(String.valueOf(none), 2))))
            .build();

    private final Step step = Steps.of(
            PUBLICATION,
            TITLE,
            new TopicNames("", "lending"),
            topic -> record -> record.toString().getBytes(StandardCharsets.UTF_8),
            topic -> RecordLimits.ofBytes(10_000));

    private final List<String> asked = new ArrayList<>();
    private References.Answer answer = new References.Found(new Reader("Ada"));

    @Test
    void firstEvent_isFoldedAndPublished() {
        Step.Result result = apply(step.initial(), lent(1, "r1"));

        assertThat(result.state())
                .isEqualTo(new AggregateState(
                        1, new Loans(1), Map.of("opened", new Lane.Running(1)), Intake.Open.OPEN, false, Map.of()));
        assertThat(names(result))
                .containsExactly(
                        "Count  HANDLED",
                        "Take opened",
                        "Publish opened",
                        "Count opened PUBLISHED",
                        "Take twice",
                        "Count twice FILTERED");
        assertThat(asked).containsExactly("readers r1 " + T0.plusSeconds(1));
    }

    @Test
    void published_hasKeyOrdinalCauseAndDeterministicId() {
        DomainEvent<Lent> event = lent(1, "r1");

        IntegrationEvent first = published(apply(step.initial(), event)).get(0);
        IntegrationEvent again = published(apply(step.initial(), event)).get(0);

        assertThat(first.id()).isEqualTo(again.id());
        assertThat(first.value().bytes()).isEqualTo(again.value().bytes());
        assertThat(first.key()).isEqualTo("t1");
        assertThat(first.ordinal()).isEqualTo(1);
        assertThat(first.cause()).isEqualTo(Cause.of(event));
        assertThat(first.channel().topic()).isEqualTo("lending.public.loan-opened");
        assertThat(new String(first.value().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"reader\": \"Ada\", \"loans\": 1}");
    }

    @Test
    void severalRecords_areNumberedInOrder() {
        AggregateState before = apply(step.initial(), lent(1, "staff")).state();

        Step.Result result = apply(before, lent(2, "staff"));

        assertThat(published(result)).extracting(IntegrationEvent::ordinal).containsExactly(1L, 2L);
        assertThat(published(result)).extracting(IntegrationEvent::id).doesNotHaveDuplicates();
        assertThat(result.state().lanes()).isEqualTo(Map.of("twice", new Lane.Running(2)));
    }

    @Test
    void filteredEvent_leavesNoTraceInTheLane() {
        Step.Result result = apply(step.initial(), lent(1, "staff"));

        assertThat(result.state().lanes()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void typeWithoutRules_isIgnored() {
        Step.Result result = apply(step.initial(), event(1, new Returned()));

        assertThat(result.state().lastSequence()).isEqualTo(1);
        assertThat(names(result)).containsExactly("Count  IGNORED");
    }

    @Test
    void missingReference_makesTheLaneWaitWithTheStateOfTheEvent() {
        answer = References.Missing.MISSING;

        Step.Result result = apply(step.initial(), lent(1, "r1"));

        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Waiting(0, 1, 77));
        assertThat(result.effects())
                .contains(
                        new Effect.Await("opened", new Evaluation.Missing("readers", "r1")),
                        new Effect.Keep("opened", new Loans(1)));
    }

    @Test
    void referenceThatIsNotCompleteYet_makesTheLaneWait() {
        answer = References.NotYet.NOT_YET;

        assertThat(apply(step.initial(), lent(1, "r1")).effects())
                .contains(new Effect.Await("opened", new Evaluation.NotYet()));
    }

    @Test
    void waitingLane_keepsLaterEventsWithoutLookingAtThem() {
        answer = References.Missing.MISSING;
        AggregateState waiting = apply(step.initial(), lent(1, "r1")).state();
        answer = new References.Found(new Reader("Ada"));
        asked.clear();

        Step.Result result = apply(waiting, lent(2, "r2"));

        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Waiting(0, 2, 77));
        assertThat(asked).isEmpty();
        assertThat(names(result))
                .containsSubsequence("Take opened", "Keep opened")
                .contains("Publish twice");
    }

    @Test
    void resumedLane_goesOnWithTheKeptStateUntilItRuns() {
        answer = References.Missing.MISSING;
        AggregateState waiting = apply(apply(step.initial(), lent(1, "r1")).state(), lent(2, "r2"))
                .state();
        answer = new References.Found(new Reader("Ada"));

        Step.Result first = resume(waiting, lent(1, "r1"), new Loans(1));
        Step.Result second = resume(first.state(), lent(2, "r2"), new Loans(2));

        assertThat(names(first)).containsExactly("Publish opened", "Count opened PUBLISHED", "Release opened");
        assertThat(first.state().lane("opened")).isEqualTo(new Lane.Waiting(1, 1, 77));
        assertThat(published(first).get(0).value().bytes())
                .asString(StandardCharsets.UTF_8)
                .contains("\"loans\": 1");
        assertThat(published(second)).extracting(IntegrationEvent::ordinal).containsExactly(2L);
        assertThat(second.state().lane("opened")).isEqualTo(new Lane.Running(2));
        assertThat(second.state().lastSequence()).isEqualTo(2);
    }

    @Test
    void resumedLaneWhoseReferenceIsStillMissing_waitsOn() {
        answer = References.Missing.MISSING;
        AggregateState waiting = apply(step.initial(), lent(1, "r1")).state();

        Step.Result result =
                step.resume(waiting, "opened", lent(1, "r1"), new Loans(1), new Step.Surroundings(this::asOf, 99));

        assertThat(names(result)).containsExactly("Await opened");
        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Waiting(0, 1, 77));
    }

    @Test
    void ruleThatThrows_parksItsLaneAndKeepsTheEvent() {
        answer = new References.Found(new Reader(BAD));

        Step.Result result = apply(step.initial(), lent(1, "r1"));

        assertThat(names(result)).containsSubsequence("Report opened", "Keep opened", "Count twice FILTERED");
        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Parked(0, 1));
        assertThat(failure(result).stage()).isEqualTo(Stage.MAP);
        assertThat(failure(result).cause()).hasMessage("a bad name");
    }

    @Test
    void resumedLaneThatFails_isParkedWithAllThatItKeeps() {
        answer = References.Missing.MISSING;
        AggregateState waiting = apply(apply(step.initial(), lent(1, "r1")).state(), lent(2, "r2"))
                .state();
        answer = new References.Found(new Reader(BAD));

        Step.Result result = resume(waiting, lent(1, "r1"), new Loans(1));

        assertThat(names(result)).containsExactly("Report opened");
        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Parked(0, 2));
    }

    @Test
    void resumedLaneOfARuleThatIsNoMore_letsTheEventGo() {
        answer = References.Missing.MISSING;
        AggregateState state = step.initial().with("gone", new Lane.Waiting(5, 1, 77));

        Step.Result result =
                step.resume(state, "gone", lent(1, "r1"), new Loans(1), new Step.Surroundings(this::asOf, 77));

        assertThat(names(result)).containsExactly("Count gone FILTERED", "Release gone");
        assertThat(result.state().lane("gone")).isEqualTo(new Lane.Running(5));
    }

    @Test
    void redrivenLane_goesOnAndTellsOnceItRuns() {
        AggregateState parked = step.initial().with("opened", new Lane.Parked(3, 2).released(ORDER));

        Step.Result first = resume(parked, lent(1, "r1"), new Loans(1));
        Step.Result second = resume(first.state(), lent(2, "staff"), new Loans(2));

        assertThat(names(first)).containsExactly("Publish opened", "Count opened PUBLISHED", "Release opened");
        assertThat(first.state().lane("opened")).isEqualTo(new Lane.Releasing(4, 1, ORDER));
        assertThat(names(second)).containsExactly("Count opened FILTERED", "Release opened", "Released opened");
        assertThat(second.state().lane("opened")).isEqualTo(new Lane.Running(4));
    }

    @Test
    void redrivenLaneThatFailsAgain_isParkedAtThatEvent() {
        answer = new References.Found(new Reader(BAD));
        AggregateState parked = step.initial().with("opened", new Lane.Parked(3, 2).released(ORDER));

        Step.Result result = resume(parked, lent(1, "r1"), new Loans(1));

        assertThat(names(result)).containsExactly("Report opened");
        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Parked(3, 2));
    }

    @Test
    void discardedEvent_isTakenOutAndTheRestIsReleased() {
        Lane.Parked lane = new Lane.Parked(3, 2);
        AggregateState parked = step.initial().with("opened", lane);

        Step.Result result = step.discard(parked, "opened", lane, ORDER, 77);

        assertThat(names(result)).containsExactly("Discarded opened", "Count opened DISCARDED", "Release opened");
        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Releasing(3, 1, ORDER));
    }

    @Test
    void discardOfTheOnlyEvent_letsTheLaneRun() {
        Lane.Parked lane = new Lane.Parked(3, 1);

        Step.Result result = step.discard(step.initial().with("opened", lane), "opened", lane, ORDER, 77);

        assertThat(names(result))
                .containsExactly("Discarded opened", "Count opened DISCARDED", "Release opened", "Released opened");
        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Running(3));
    }

    @Test
    void laneThatKeepsAllThatItMay_overflows() {
        AggregateState full = step.initial().with("opened", new Lane.Parked(0, 100_000));

        Step.Result result = apply(full, lent(1, "r1"));

        assertThat(names(result)).containsSubsequence("Take opened", "Overflow opened", "Count opened DEAD_LETTERED");
        assertThat(result.state().lane("opened")).isEqualTo(new Lane.Parked(0, 100_000));
        assertThat(result.state().lastSequence()).isEqualTo(1);
    }

    @Test
    void foldThatThrows_parksTheAggregateAndPassesNothing() {
        AggregateState before = apply(step.initial(), lent(1, "r1")).state();

        Step.Result result = apply(before, lent(2, BAD));

        assertThat(result.state()).isEqualTo(before.with(new Intake.Parked(0)));
        assertThat(names(result)).containsExactly("Report ");
        assertThat(failure(result).stage()).isEqualTo(Stage.PROJECT);
    }

    @Test
    void requiredReferenceThatTheEventDoesNotName_parksTheLane() {
        Publication publication = Publication.of("lending")
                .from(TITLE)
                .lookup(READERS)
                .rule(rule("opened")
                        .on(TITLE, Lent.class)
                        .enrich(READERS, (event, loans) -> null, REQUIRED)
                        .publish(OPENED, (event, loans, reader) -> opened(reader.name(), loans)))
                .build();
        Step strict = Steps.of(
                publication,
                TITLE,
                new TopicNames("", "lending"),
                topic -> record -> new byte[0],
                topic -> RecordLimits.ofBytes(10_000));

        Step.Result result = strict.apply(strict.initial(), lent(1, "r1"), new Step.Surroundings(this::asOf, 77));

        assertThat(failure(result).stage()).isEqualTo(Stage.LOOK_UP);
        assertThat(failure(result).cause()).hasMessage("the event names no reference of the required lookup 'readers'");
    }

    @Test
    void recordStampedFurtherAheadThanItsTopicTakes_parksTheLane() {
        Step strict = Steps.of(
                PUBLICATION,
                TITLE,
                new TopicNames("", "lending"),
                topic -> record -> new byte[0],
                topic -> new RecordLimits(10_000, Long.MAX_VALUE, 5_000));
        DomainEvent<Lent> event = lent(1, "r1");
        long time = event.time().toEpochMilli();

        Step.Result taken = strict.apply(strict.initial(), event, new Step.Surroundings(this::asOf, time - 5_000));
        Step.Result refused = strict.apply(strict.initial(), event, new Step.Surroundings(this::asOf, time - 5_001));

        assertThat(published(taken)).hasSize(1);
        assertThat(published(refused)).isEmpty();
        assertThat(refused.state().lane("opened")).isEqualTo(new Lane.Parked(0, 1));
        assertThat(failure(refused).stage()).isEqualTo(Stage.PUBLISH);
        assertThat(failure(refused).cause())
                .hasMessage("lending.public.loan-opened: the record is stamped " + event.time()
                        + ", ahead of the clock by PT5.001S; the topic takes at most PT5S");
    }

    private Step.Result apply(AggregateState state, DomainEvent<? extends SpecificRecord> event) {
        return step.apply(state, event, new Step.Surroundings(this::asOf, 77));
    }

    private Step.Result resume(AggregateState state, DomainEvent<Lent> event, Loans projection) {
        return step.resume(state, "opened", event, projection, new Step.Surroundings(this::asOf, 77));
    }

    private References.Answer asOf(Lookup<?> lookup, String id, Instant time) {
        asked.add(lookup.name() + " " + id + " " + time);
        return answer;
    }

    private static Loans lent(Loans before, DomainEvent<Lent> event) {
        if (event.data().getReader().equals(BAD)) {
            throw new IllegalStateException("a bad reader");
        }
        return new Loans(before.count() + 1);
    }

    private static LoanOpened opened(String name, Loans loans) {
        if (name.equals(BAD)) {
            throw new IllegalStateException("a bad name");
        }
        return new LoanOpened(name, loans.count());
    }

    private static DomainEvent<Lent> lent(long sequence, String reader) {
        return event(sequence, new Lent(reader));
    }

    private static <E extends SpecificRecord> DomainEvent<E> event(long sequence, E data) {
        return new DomainEvent<>("title", "t1", sequence, "t1#" + sequence, T0.plusSeconds(sequence), null, null, data);
    }

    private static List<IntegrationEvent> published(Step.Result result) {
        return result.effects().stream()
                .filter(Effect.Publish.class::isInstance)
                .map(effect -> ((Effect.Publish) effect).event())
                .toList();
    }

    private static Failure failure(Step.Result result) {
        return result.effects().stream()
                .filter(Effect.Report.class::isInstance)
                .map(effect -> ((Effect.Report) effect).failure())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Step.Result result) {
        return result.effects().stream()
                .map(effect -> effect.getClass().getSimpleName() + " " + effect.rule()
                        + (effect instanceof Effect.Count count ? " " + count.outcome() : ""))
                .toList();
    }
}
