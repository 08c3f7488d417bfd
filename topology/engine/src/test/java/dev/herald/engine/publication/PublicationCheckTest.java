package dev.herald.engine.publication;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.engine.lending.domain.Joined;
import dev.herald.engine.lending.domain.Lent;
import dev.herald.engine.lending.domain.Returned;
import dev.herald.engine.lending.integration.LeakyInside;
import dev.herald.engine.lending.integration.LeakyLoan;
import dev.herald.engine.lending.integration.LeakyMap;
import dev.herald.engine.lending.integration.LeakyUnion;
import dev.herald.engine.lending.integration.LoanOpened;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationCheckTest {

    record Loans(int count) {}

    record Reader(String name) {}

    record Unstorable(Thread thread, Object anything) {}

    private static final DomainTopic<Loans> TITLE =
            domainTopic("title", new Loans(0)).on(Lent.class).on(Returned.class);
    private static final DomainTopic<Reader> READER =
            domainTopic("reader", new Reader("")).on(Joined.class);
    private static final Lookup<Reader> READERS = lookup("readers", READER);
    private static final PublicTopic<LoanOpened> OPENED = summary("loan-opened", LoanOpened.class);

    @Test
    void soundPublication_isBuilt() {
        Publication publication = Publication.of("lending")
                .from(TITLE)
                .lookup(READERS)
                .rule(opened("opened"))
                .rule(opened("opened-again"))
                .ignore(Returned.class)
                .build();

        assertThat(publication.rules()).containsOnlyKeys("opened", "opened-again");
        assertThat(publication.publicTopics()).containsExactly(OPENED);
        assertThat(publication.uncovered()).isEmpty();
    }

    @Test
    void typeThatNoRuleTakesAndNobodyIgnores_isUncoveredButAllowed() {
        assertThat(Publication.of("lending")
                        .from(TITLE)
                        .rule(opened("opened"))
                        .build()
                        .uncovered())
                .containsExactly(Returned.class);
    }

    @Test
    void everyFaultAtOnce_isTold() {
        assertThatThrownBy(() -> Publication.of("Lending")
                        .from(TITLE)
                        .rule(opened("opened"))
                        .rule(opened("opened"))
                        .ignore(Lent.class)
                        .build())
                .isInstanceOf(PublicationException.class)
                .hasMessage("""
                    publication 'Lending' cannot work:
                      context 'Lending': expected lower-case letters, digits and '-', at most 63
                      two rules named 'opened'
                      ignored type dev.herald.engine.lending.domain.Lent is published by rule 'opened'
                      ignored type dev.herald.engine.lending.domain.Lent is published by rule 'opened'\
                    """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Payments", "1st", "-a", "a_b", "a.b", "a/b", "ä", "a b"})
    void badName_isRefusedWhereverItStands(String name) {
        DomainTopic<Loans> topic = domainTopic(name, new Loans(0)).on(Lent.class);
        DomainTopic<Reader> reference = domainTopic(name + "x", new Reader("")).on(Joined.class);
        String rest = "': expected lower-case letters, digits and '-', at most 63";

        assertThat(faults(Publication.of(name)
                        .from(topic)
                        .lookup(lookup(name, reference))
                        .rule(rule(name)
                                .on(topic, Lent.class)
                                .publish(summary(name, LoanOpened.class), (event, loans) -> loan()))))
                .contains(
                        "context '" + name + rest,
                        "aggregate '" + name + rest,
                        "lookup '" + name + rest,
                        "rule '" + name + rest,
                        "public topic '" + name + rest);
    }

    @Test
    void nameOf63_isTheLongest() {
        assertThat(Publication.of("a".repeat(63)).from(TITLE).build().context()).hasSize(63);
        assertThat(faults(Publication.of("a".repeat(64)).from(TITLE)))
                .singleElement()
                .asString()
                .endsWith("at most 63");
    }

    @Test
    void noSource_isRefused() {
        assertThat(faults(Publication.of("lending"))).containsExactly("no domain topic: add one with from(...)");
    }

    @Test
    void topicUsedTwice_isRefused() {
        String twice = "domain topic 'title' is used twice: one from(...) or one lookup(...) can read a topic";

        assertThat(faults(Publication.of("lending").from(TITLE).from(TITLE))).contains(twice);
        assertThat(faults(Publication.of("lending").from(TITLE).lookup(lookup("titles", TITLE))))
                .contains(twice);
    }

    @Test
    void typeOfTwoAggregates_isRefused() {
        DomainTopic<Reader> other = domainTopic("other", new Reader("")).on(Lent.class);

        assertThat(faults(Publication.of("lending").from(TITLE).from(other)))
                .containsExactly(
                        "event type dev.herald.engine.lending.domain.Lent is declared by 'title' and by 'other':"
                                + " a type belongs to one aggregate");
    }

    @Test
    void projectionThatCannotBeStored_isRefusedNamingEachComponent() {
        DomainTopic<?> topic = unstorable().on(Lent.class);

        assertThat(faults(Publication.of("lending").from(topic)))
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault).startsWith("domain topic 'title': "))
                .anySatisfy(fault -> assertThat(fault).contains("Unstorable.thread"))
                .anySatisfy(fault -> assertThat(fault).contains("Unstorable.anything"));
    }

    @Test
    void twoLookupsOfOneName_areRefused() {
        DomainTopic<Loans> other = domainTopic("other", new Loans(0)).on(Returned.class);
        DomainTopic<Loans> title = domainTopic("title", new Loans(0)).on(Lent.class);

        assertThat(faults(Publication.of("lending").from(title).lookup(READERS).lookup(lookup("readers", other))))
                .containsExactly("two lookups named 'readers'");
    }

    @Test
    void twoRulesOfOneName_areRefused() {
        assertThat(faults(
                        Publication.of("lending").from(TITLE).rule(opened("a")).rule(opened("a"))))
                .containsExactly("two rules named 'a'");
    }

    @Test
    void ruleOnATopicThatIsNoSource_isRefused() {
        assertThat(faults(Publication.of("lending")
                        .from(TITLE)
                        .lookup(READERS)
                        .rule(rule("joined").on(READER, Joined.class).publish(OPENED, (event, reader) -> loan()))))
                .containsExactly("rule 'joined': domain topic 'reader' is not a source: add it with from(...)");
    }

    @Test
    void ruleOnAnUnknownType_isRefusedNamingTheKnownOnes() {
        assertThat(faults(Publication.of("lending")
                        .from(TITLE)
                        .rule(rule("joined").on(TITLE, Joined.class).publish(OPENED, (event, loans) -> loan()))))
                .containsExactly("rule 'joined': unknown event type dev.herald.engine.lending.domain.Joined: "
                        + "domain topic 'title' has Lent, Returned");
    }

    @Test
    void undeclaredLookup_isRefused() {
        assertThat(faults(Publication.of("lending")
                        .from(TITLE)
                        .rule(rule("opened")
                                .on(TITLE, Lent.class)
                                .enrich(READERS, (event, loans) -> "r1", REQUIRED)
                                .publish(OPENED, (event, loans, reader) -> loan()))))
                .containsExactly("rule 'opened': lookup 'readers' is not declared: add it with lookup(...)");
    }

    @ParameterizedTest
    @ValueSource(classes = {LeakyLoan.class, LeakyMap.class, LeakyUnion.class, LeakyInside.class})
    void publicRecordThatUsesADomainType_isRefused_whereverItStands(Class<? extends SpecificRecord> type) {
        assertThat(faults(Publication.of("lending")
                        .from(TITLE)
                        .rule(rule("leak")
                                .on(TITLE, Lent.class)
                                .publishAll(summary("leak", type), (event, loans) -> List.of()))))
                .containsExactly("rule 'leak': " + type.getName() + " cannot be public: it uses "
                        + "dev.herald.engine.lending.domain.Shelfmark of the domain namespace "
                        + "dev.herald.engine.lending.domain");
    }

    @Test
    void domainEventAsPublicRecord_isRefused() {
        assertThat(faults(Publication.of("lending")
                        .from(TITLE)
                        .rule(rule("leak")
                                .on(TITLE, Lent.class)
                                .publish(summary("leak", Lent.class), (event, loans) -> event.data()))))
                .containsExactly("rule 'leak': dev.herald.engine.lending.domain.Lent cannot be public: it uses "
                        + "dev.herald.engine.lending.domain.Lent of the domain namespace "
                        + "dev.herald.engine.lending.domain");
    }

    @Test
    void ignoredTypeThatNoSourceHas_isRefused() {
        assertThat(faults(Publication.of("lending").from(TITLE).lookup(READERS).ignore(Joined.class)))
                .containsExactly("ignored type dev.herald.engine.lending.domain.Joined is unknown: no source has it");
    }

    @Test
    void typeThatIsIgnoredAndPublished_isRefused() {
        assertThat(faults(Publication.of("lending")
                        .from(TITLE)
                        .rule(opened("opened"))
                        .ignore(Lent.class)))
                .containsExactly("ignored type dev.herald.engine.lending.domain.Lent is published by rule 'opened'");
    }

    @Test
    void otherBounds_changeNothingElse_andAreCheckedToo() {
        Publication publication = Publication.of("lending")
                .from(TITLE)
                .rule(rule("opened")
                        .on(TITLE, Lent.class)
                        .publishAll(summary("loan-opened", LoanOpened.class), (event, loans) -> List.of()))
                .ignore(Returned.class)
                .build();

        Publication other = publication.with(Bounds.DEFAULT.keepEvents(7));

        assertThat(other.bounds()).isEqualTo(Bounds.DEFAULT.keepEvents(7));
        assertThat(other).usingRecursiveComparison().ignoringFields("bounds").isEqualTo(publication);
        assertThatThrownBy(() -> publication.with(Bounds.DEFAULT.waitFor(Duration.ZERO)))
                .isInstanceOf(PublicationException.class)
                .hasMessageContaining("bounds: waitFor is 0 ms; expected 1 ms or more");
    }

    @Test
    void boundsBelowOne_areRefusedNamingEach() {
        assertThat(faults(Publication.of("lending")
                        .from(TITLE)
                        .bounds(new Bounds(Duration.ZERO, 0, Duration.ofMillis(-1), 0))))
                .containsExactly(
                        "bounds: holdFor is 0 ms; expected 1 ms or more",
                        "bounds: holdEvents is 0; expected 1 or more",
                        "bounds: waitFor is -1 ms; expected 1 ms or more",
                        "bounds: keepEvents is 0; expected 1 or more");
    }

    @Test
    void twoFoldsOfOneType_areRefusedAtOnce() {
        assertThatThrownBy(() -> TITLE.on(Lent.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("domain topic 'title': two folds for dev.herald.engine.lending.domain.Lent; expected one");
    }

    @SuppressWarnings("NullAway") // what it holds does not matter: it cannot be stored
    private static DomainTopic<Unstorable> unstorable() {
        return domainTopic("title", new Unstorable(null, null));
    }

    private static Rule opened(String name) {
        return rule(name).on(TITLE, Lent.class).publish(OPENED, (event, loans) -> loan());
    }

    private static LoanOpened loan() {
        return new LoanOpened("Ada", 1);
    }

    private static List<String> faults(Publication.Builder builder) {
        return catchThrowableOfType(PublicationException.class, builder::build).faults();
    }
}
