package dev.herald.engine.step;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.lending.domain.Lent;
import dev.herald.engine.lending.domain.Returned;
import dev.herald.engine.lending.integration.LoanOpened;
import dev.herald.engine.lookup.References;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.publish.IntegrationEvent.Payload;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.state.AggregateState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** A snapshot: one rule on events of several types, and an end. */
class SnapshotStepTest {

    record Loans(int open) {}

    private static final Instant T0 = Instant.parse("2020-01-01T00:00:00Z");
    private static final String BAD = "bad";

    private static final DomainTopic<Loans> TITLE = domainTopic("title", new Loans(0))
            .on(Lent.class, (loans, event) -> new Loans(loans.open() + 1))
            .on(Returned.class, (loans, event) -> new Loans(loans.open() - 1));

    private static final Publication PUBLICATION = Publication.of("lending")
            .from(TITLE)
            .rule(rule("latest")
                    .onAny(TITLE, Lent.class, Returned.class)
                    .endWhen((event, loans) -> loans.open() == 0)
                    .publish(snapshot("latest", LoanOpened.class), SnapshotStepTest::latest))
            .build();

    private final Step.Surroundings surroundings =
            new Step.Surroundings((lookup, id, time) -> new References.NotYet(), T0.toEpochMilli());

    @Test
    void eventsOfSeveralTypes_goThroughOneLane() {
        Step step = step(10_000);
        Step.Result lent = step.apply(step.initial(), lent(1, "Ada"), surroundings);
        Step.Result again = step.apply(lent.state(), lent(2, "Bob"), surroundings);

        Step.Result returned = step.apply(again.state(), returned(3), surroundings);

        assertThat(returned.state().lanes()).containsOnlyKeys("latest");
        assertThat(returned.state().lane("latest")).isEqualTo(new Lane.Running(3));
        assertThat(text(published(returned))).isEqualTo("{\"reader\": \"somebody\", \"loans\": 1}");
    }

    @Test
    void end_isATombstoneWithTheIdentityAndPlaceOfAnyRecord() {
        Step step = step(10_000);
        Step.Result lent = step.apply(step.initial(), lent(1, "Ada"), surroundings);

        Step.Result ended = step.apply(lent.state(), returned(2), surroundings);

        IntegrationEvent tombstone = published(ended);
        assertThat(tombstone.value()).isEqualTo(Payload.TOMBSTONE);
        assertThat(tombstone.key()).isEqualTo("t1");
        assertThat(tombstone.ordinal()).isEqualTo(2);
        assertThat(tombstone.id())
                .isEqualTo(
                        new EventIdentity().of("lending", "latest", "t1", 2, 0).toString());
        assertThat(tombstone.timestamp()).isEqualTo(T0.plusSeconds(2).toEpochMilli());
        assertThat(ended.effects()).contains(new Effect.Count("latest", Outcome.PUBLISHED));
    }

    @Test
    void eventAfterTheEnd_beginsTheSnapshotAnew() {
        Step step = step(10_000);
        AggregateState ended = step.apply(
                        step.apply(step.initial(), lent(1, "Ada"), surroundings).state(), returned(2), surroundings)
                .state();

        IntegrationEvent anew = published(step.apply(ended, lent(3, "Bob"), surroundings));

        assertThat(text(anew)).contains("Bob");
        assertThat(anew.ordinal()).isEqualTo(3);
    }

    @Test
    void laneIsParked_laterEventsOfOtherTypesWaitBehindIt() {
        Step step = step(10_000);
        AggregateState parked =
                step.apply(step.initial(), lent(1, BAD), surroundings).state();

        Step.Result behind = step.apply(parked, returned(2), surroundings);

        assertThat(behind.state().lane("latest")).isInstanceOf(Lane.Parked.class);
        assertThat(behind.state().lane("latest").kept()).isEqualTo(2);
        assertThat(behind.effects()).noneMatch(Effect.Publish.class::isInstance);
    }

    @Test
    void tombstoneThatDoesNotFit_parksItsLane() {
        AggregateState lent = step(10_000)
                .apply(step(10_000).initial(), lent(1, "Ada"), surroundings)
                .state();

        Step.Result result = step(100).apply(lent, returned(2), surroundings);

        assertThat(result.state().lane("latest")).isInstanceOf(Lane.Parked.class);
        assertThat(result.effects())
                .filteredOn(Effect.Report.class::isInstance)
                .singleElement()
                .satisfies(effect ->
                        assertThat(((Effect.Report) effect).failure().stage()).isEqualTo(Stage.PUBLISH));
    }

    private static Step step(int maxBytes) {
        return Steps.of(
                PUBLICATION,
                TITLE,
                new TopicNames("", "lending"),
                topic -> record -> record.toString().getBytes(StandardCharsets.UTF_8),
                topic -> RecordLimits.ofBytes(maxBytes));
    }

    private static LoanOpened latest(DomainEvent<SpecificRecord> event, Loans loans) {
        String reader = event.data() instanceof Lent lent ? lent.getReader() : "somebody";
        if (reader.equals(BAD)) {
            throw new IllegalStateException("a bad name");
        }
        return new LoanOpened(reader, loans.open());
    }

    private static DomainEvent<Lent> lent(long sequence, String reader) {
        return event(sequence, new Lent(reader));
    }

    private static DomainEvent<Returned> returned(long sequence) {
        return event(sequence, new Returned());
    }

    private static <E extends SpecificRecord> DomainEvent<E> event(long sequence, E data) {
        return new DomainEvent<>("title", "t1", sequence, "t1#" + sequence, T0.plusSeconds(sequence), null, null, data);
    }

    private static IntegrationEvent published(Step.Result result) {
        List<IntegrationEvent> events = result.effects().stream()
                .filter(Effect.Publish.class::isInstance)
                .map(effect -> ((Effect.Publish) effect).event())
                .toList();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String text(IntegrationEvent event) {
        return new String(Objects.requireNonNull(event.value().bytes()), StandardCharsets.UTF_8);
    }
}
