package dev.herald.engine.step;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.lending.domain.Lent;
import dev.herald.engine.lending.domain.Returned;
import dev.herald.engine.lending.integration.LoanOpened;
import dev.herald.engine.lookup.References;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What cannot be stored is found before it gets into the state, wherever it comes from. */
class UnstorableProjectionTest {

    record Title(String reader) {}

    private static final String NOBODY = "nobody";
    private static final DomainTopic<Title> TITLE = domainTopic("title", title(NOBODY))
            .on(Lent.class, (before, event) -> title(event.data().getReader()))
            .on(Returned.class);
    private static final PublicTopic<LoanOpened> OPENED = summary("loan-opened", LoanOpened.class);
    private static final Publication PUBLICATION = Publication.of("lending")
            .from(TITLE)
            .rule(rule("opened").on(TITLE, Lent.class).publish(OPENED, (event, title) -> new LoanOpened("", 1)))
            .ignore(Returned.class)
            .build();

    private final Step step = Steps.of(
            PUBLICATION,
            TITLE,
            new TopicNames("", "lending"),
            topic -> record -> new byte[0],
            topic -> RecordLimits.ofBytes(10_000));

    @Test
    void initialOneThatAnEventLeavesAsItIs_parksTheAggregate() {
        assertParked(step.initial(), 1, new Returned());
    }

    @Test
    void initialOneThatAnEventAfterAGapLeavesAsItIs_parksTheAggregate() {
        assertParked(step.initial().passedGapBefore(5), 5, new Returned());
    }

    @Test
    void oneThatAFoldMakes_parksTheAggregate() {
        AggregateState stored = apply(step.initial(), 1, new Lent("r1"));
        assertThat(stored.projection()).isEqualTo(new Title("r1"));

        assertParked(stored, 2, new Lent(NOBODY));
    }

    @Test
    void oneThatWasStored_passes_whereAnEventLeavesItAsItIs() {
        AggregateState stored = apply(step.initial(), 1, new Lent("r1"));

        AggregateState after = apply(stored, 2, new Returned());

        assertThat(after.lastSequence()).isEqualTo(2);
        assertThat(after.projection()).isSameAs(stored.projection());
    }

    private void assertParked(AggregateState before, long sequence, SpecificRecord data) {
        assertThat(apply(before, sequence, data)).isEqualTo(before.with(new Intake.Parked(0)));
    }

    private AggregateState apply(AggregateState before, long sequence, SpecificRecord data) {
        DomainEvent<SpecificRecord> event = new DomainEvent<>(
                "title", "t1", sequence, "t1#" + sequence, Instant.EPOCH.plusSeconds(sequence), null, null, data);
        References none = (lookup, id, time) -> {
            throw new AssertionError("no rule looks anything up");
        };
        return step.apply(before, event, new Step.Surroundings(none, 77)).state();
    }

    @SuppressWarnings("NullAway") // that is the point
    private static Title title(String reader) {
        return new Title(reader.equals(NOBODY) ? null : reader);
    }
}
