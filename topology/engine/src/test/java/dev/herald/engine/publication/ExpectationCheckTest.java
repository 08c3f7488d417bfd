package dev.herald.engine.publication;

import static dev.herald.engine.publication.Closing.outcome;
import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Repeat.RESTART;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.engine.parcels.domain.HandedOver;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.parcels.domain.Named;
import dev.herald.engine.parcels.integration.Receipt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationCheckTest {

    private static final Duration DAY = Duration.ofDays(1);

    record State(int events) {}

    private static final DomainTopic<State> PARCEL =
            domainTopic("parcel", new State(0)).on(Moved.class).on(HandedOver.class);
    private static final DomainTopic<State> PERSON =
            domainTopic("person", new State(0)).on(Named.class);
    private static final PublicTopic<Receipt> RECEIPTS = summary("receipts", Receipt.class);
    private static final PublicTopic<Named> LEAK = summary("names", Named.class);
    private static final Outcomes<State, Moved> HANDED_OVER =
            after(PARCEL, Moved.class).oneOf(HandedOver.class);
    private static final Within<State, Moved> SOUND = HANDED_OVER.within(DAY).onRepeat(RESTART);

    @Test
    void soundExpectation_isKeptByName() {
        assertThat(publication().expect("handed over", SOUND).build().expectations())
                .containsOnlyKeys("handed over");
    }

    @Test
    void repeatThatIsNotDeclared_isRefused() {
        assertThat(faults("handed over", HANDED_OVER.within(DAY)))
                .containsExactly("expectation 'handed over': what happens when Moved comes again before an outcome?"
                        + " Declare it with onRepeat(RESTART, KEEP_FIRST or OPEN_ANOTHER)");
    }

    @Test
    void names_mustBeUniqueAndWellFormed() {
        assertThat(faults(publication().expect("one", SOUND).expect("one", SOUND)))
                .containsExactly("two expectations named 'one'");
        assertThat(faults("One!", SOUND))
                .containsExactly("expectation 'One!': expected a name of lower-case letters, digits, spaces and '-',"
                        + " at most 63");
    }

    @Test
    void unknownTypesAndTopics_areNamed() {
        assertThat(faults(
                        "named",
                        after(PARCEL, Named.class)
                                .oneOf(Moved.class)
                                .within(DAY)
                                .onRepeat(RESTART)))
                .containsExactly("expectation 'named': unknown event type " + Named.class.getName()
                        + ": domain topic 'parcel' has Moved, HandedOver");
        assertThat(faults(
                        "named",
                        after(PERSON, Named.class)
                                .oneOf(Named.class)
                                .within(DAY)
                                .onRepeat(RESTART)))
                .containsExactly(
                        "expectation 'named': domain topic 'person' is not a source: add it with from(...)",
                        "expectation 'named': domain topic 'person' is not a source: add it with from(...)");
    }

    @Test
    void outcomeOfAnotherAggregate_isRefused() {
        Within<State, Moved> across = after(PARCEL, Moved.class)
                .oneOf(outcome(PERSON, Named.class))
                .within(DAY)
                .onRepeat(RESTART);

        assertThat(faults(publication().from(PERSON).expect("named", across)))
                .containsExactly(
                        "expectation 'named': opened by 'parcel' and closed by 'person': both must be events of"
                                + " one aggregate");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    void noOutcome_isRefused() {
        Closing<State, ?>[] none = new Closing[0];

        assertThat(faults(
                        "nothing",
                        after(PARCEL, Moved.class).oneOf(none).within(DAY).onRepeat(RESTART)))
                .containsExactly("expectation 'nothing': no outcome: name at least one with oneOf(...)");
    }

    @Test
    void keyOnOneSideOnly_isRefused() {
        Within<State, Moved> openingOnly = after(PARCEL, Moved.class)
                .keyedBy(event -> "k")
                .oneOf(HandedOver.class)
                .within(DAY)
                .onRepeat(RESTART);
        Within<State, Moved> outcomeOnly = after(PARCEL, Moved.class)
                .oneOf(outcome(PARCEL, HandedOver.class).keyedBy(event -> "k"))
                .within(DAY)
                .onRepeat(RESTART);

        assertThat(faults("keyed", openingOnly))
                .containsExactly("expectation 'keyed': keyedBy(...) is declared for the opening event only, not for"
                        + " HandedOver: expected both or neither");
        assertThat(faults("keyed", outcomeOnly))
                .containsExactly(
                        "expectation 'keyed': keyedBy(...) is declared for HandedOver only, not for the opening"
                                + " event: expected both or neither");
    }

    @Test
    void negativeLateness_isRefused() {
        assertThat(faults("late", SOUND.lateness(Duration.ofMillis(-1))))
                .containsExactly("expectation 'late': lateness is -1 ms; expected 0 ms or more");
    }

    @Test
    void repairsThatCannotWork_areRefused() {
        assertThat(faults("stuck", SOUND.escalate("tell", RECEIPTS, (miss, state) -> new Receipt("r"))))
                .containsExactly("expectation 'stuck': escalate(...) without onMiss(...): there is nothing to escalate"
                        + " from");
        assertThat(faults("stuck", repaired("again").repeated(0, Duration.ZERO)))
                .containsExactly(
                        "expectation 'stuck': repeated 0 times; expected 1 to 100",
                        "expectation 'stuck': the back-off is 0 ms; expected 1 ms or more");
        assertThat(faults("stuck", repaired("receipts")))
                .containsExactly("expectation 'stuck': repair 'receipts': a rule or another repair has that name");
        assertThat(faults("stuck", SOUND.onMiss("leak", LEAK, (miss, state) -> new Named("n"))))
                .singleElement()
                .asString()
                .contains("'leak'", "cannot be public");
    }

    @Test
    void repairsTopics_arePublicTopics() {
        assertThat(Publication.of("parcels")
                        .from(PARCEL)
                        .expect("handed over", repaired("again"))
                        .build()
                        .publicTopics())
                .containsExactly(RECEIPTS);
    }

    private static Within<State, Moved> repaired(String name) {
        return SOUND.onMiss(name, RECEIPTS, (miss, state) -> new Receipt("r"));
    }

    private static Publication.Builder publication() {
        return Publication.of("parcels")
                .from(PARCEL)
                .rule(rule("receipts")
                        .on(PARCEL, HandedOver.class)
                        .publish(RECEIPTS, (event, state) -> new Receipt("r")));
    }

    private static List<String> faults(String name, Within<?, ?> within) {
        return faults(publication().expect(name, within));
    }

    private static List<String> faults(Publication.Builder builder) {
        PublicationException refused = catchThrowableOfType(PublicationException.class, builder::build);
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.faults();
    }
}
