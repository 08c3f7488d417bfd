package dev.herald.engine.publication;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Gathering.gathering;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.engine.parcels.domain.HandedOver;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.parcels.domain.Named;
import dev.herald.engine.parcels.integration.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringCheckTest {

    record State(int events) {}

    record Odd(Object anything) {}

    private static final DomainTopic<State> PARCEL =
            domainTopic("parcel", new State(0)).on(Moved.class).on(HandedOver.class);
    private static final DomainTopic<State> PERSON =
            domainTopic("person", new State(0)).on(Named.class);
    private static final PublicTopic<Receipt> RECEIPTS = summary("receipts", Receipt.class);
    private static final Gathering<State> MOVES = moves("moves");

    private static Gathering<State> moves(String name) {
        return gathering(name, new State(0)).of(PARCEL).on(Moved.class, (state, event) -> state);
    }

    @Test
    void gatheredTypes_areCovered_andItsEventsTakeRules() {
        Publication publication = Publication.of("parcels")
                .from(PARCEL)
                .gather(MOVES)
                .rule(rule("receipts")
                        .on(MOVES.events(), Moved.class)
                        .publish(RECEIPTS, (event, state) -> new Receipt("any")))
                .build();

        assertThat(publication.uncovered()).containsExactly(HandedOver.class);
        assertThat(publication.gatherings()).containsExactly(MOVES);
        assertThat(publication.sources()).containsExactly(PARCEL);
    }

    @Test
    void ruleOnAGatheringThatIsNotDeclared_isRefused() {
        assertThat(faults(Publication.of("parcels")
                        .from(PARCEL)
                        .rule(rule("receipts")
                                .on(MOVES.events(), Moved.class)
                                .publish(RECEIPTS, (event, state) -> new Receipt("any")))))
                .containsExactly("rule 'receipts': domain topic 'moves' is not a source: add it with from(...)");
    }

    @Test
    void names_areNotSharedWithAggregatesRulesOrOthers() {
        assertThat(faults(Publication.of("parcels")
                        .from(PARCEL)
                        .gather(moves("parcel"))
                        .gather(moves("receipts"))
                        .gather(moves("Moves"))
                        .rule(rule("receipts")
                                .on(PARCEL, Moved.class)
                                .publish(RECEIPTS, (event, state) -> new Receipt("any")))))
                .containsExactly(
                        "gathering 'parcel': an aggregate, a rule, a repair or another gathering has that name",
                        "gathering 'receipts': an aggregate, a rule, a repair or another gathering has that name",
                        "gathering 'Moves': expected lower-case letters, digits and '-', at most 63");
    }

    @Test
    void sourcesAndTypes_mustBeKnown() {
        Gathering<State> wrong = gathering("moves", new State(0))
                .of(PERSON)
                .on(Named.class, (state, event) -> state)
                .of(PARCEL)
                .on(Receipt.class, (state, event) -> state);

        assertThat(faults(Publication.of("parcels").from(PARCEL).gather(wrong)))
                .containsExactly(
                        "gathering 'moves': domain topic 'person' is not a source: add it with from(...)",
                        "gathering 'moves': unknown event type " + Receipt.class.getName()
                                + ": domain topic 'parcel' has Moved, HandedOver");
    }

    @Test
    void whatIsGathered_isNotIgnored() {
        assertThat(faults(Publication.of("parcels").from(PARCEL).gather(MOVES).ignore(Moved.class)))
                .containsExactly("gathering 'moves': it gathers " + Moved.class.getName() + ", which is ignored");
    }

    @Test
    void gatheringOfNothing_andAProjectionThatCannotBeStored_areRefused() {
        List<String> faults = faults(Publication.of("parcels").from(PARCEL).gather(gathering("moves", new Odd("any"))));

        assertThat(faults).hasSize(2);
        assertThat(faults.get(0)).startsWith("gathering 'moves': it gathers nothing");
        assertThat(faults.get(1)).startsWith("gathering 'moves': ").contains("anything");
    }

    @Test
    void typeGatheredTwice_isRefused() {
        GatheringOf<State, State> once =
                gathering("moves", new State(0)).of(PARCEL).on(Moved.class, (state, event) -> state);

        assertThatThrownBy(() -> once.on(Moved.class, (state, event) -> state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Moved.class.getName());
    }

    private static List<String> faults(Publication.Builder builder) {
        return catchThrowableOfType(PublicationException.class, builder::build).faults();
    }
}
