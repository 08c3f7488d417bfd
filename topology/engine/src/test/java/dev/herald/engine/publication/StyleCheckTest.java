package dev.herald.engine.publication;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.command;
import static dev.herald.engine.publication.PublicTopic.notification;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.herald.engine.lending.command.Remind;
import dev.herald.engine.lending.domain.Joined;
import dev.herald.engine.lending.domain.Lent;
import dev.herald.engine.lending.domain.Returned;
import dev.herald.engine.lending.domain.Shelfmark;
import dev.herald.engine.lending.integration.LoanChased;
import dev.herald.engine.lending.integration.LoanOpened;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What goes with which style, and rules on several types. */
class StyleCheckTest {

    record Loans(int count) {}

    private static final DomainTopic<Loans> TITLE =
            domainTopic("title", new Loans(0)).on(Lent.class).on(Returned.class);
    private static final PublicTopic<LoanOpened> LATEST = snapshot("latest", LoanOpened.class);
    private static final PublicTopic<Remind> REMIND = command("remind", Remind.class);

    @Test
    void eachStyle_hasItsTopicNameAndKeepsWhatItSays() {
        TopicNames names = new TopicNames("dev.", "lending");

        assertThat(names.published(summary("a", LoanOpened.class))).isEqualTo("dev.lending.public.a");
        assertThat(names.published(notification("a", LoanOpened.class))).isEqualTo("dev.lending.public.a");
        assertThat(names.published(snapshot("a", LoanOpened.class))).isEqualTo("dev.lending.public.a");
        assertThat(names.published(command("a", Remind.class))).isEqualTo("dev.lending.command.a");
        assertThat(summary("a", LoanOpened.class).keptBytes()).isEqualTo(PublicTopic.ALL);
        assertThat(notification("a", LoanOpened.class).keptBytes()).isEqualTo(1L << 30);
        assertThat(notification("a", LoanOpened.class).keepAll().keptBytes()).isEqualTo(PublicTopic.ALL);
        assertThat(summary("a", LoanOpened.class).keepBytes(7).keptBytes()).isEqualTo(7);
        assertThat(REMIND.keptBytes()).isEqualTo(PublicTopic.ALL);
    }

    @Test
    void ruleOnSeveralTypes_coversThemAll() {
        Publication some = publication(
                rule("latest").onAny(TITLE, Returned.class, Lent.class).publish(LATEST, (event, loans) -> loan()));
        Publication every = publication(rule("latest").onAny(TITLE).publish(LATEST, (event, loans) -> loan()));

        assertThat(some.rules().values()).flatExtracting(Rule::types).containsExactly(Returned.class, Lent.class);
        assertThat(every.rules().values()).flatExtracting(Rule::types).containsExactly(Lent.class, Returned.class);
        assertThat(some.uncovered()).isEmpty();
        assertThat(every.uncovered()).isEmpty();
    }

    @Test
    void ruleOnNoType_orOnUnknownOnes_isRefusedNamingEach() {
        assertThat(faults(rule("none").onAny(TITLE, noTypes()).publish(LATEST, (event, loans) -> loan())))
                .containsExactly("rule 'none': no event type; expected one or more");
        assertThat(faults(
                        rule("some").onAny(TITLE, Lent.class, Joined.class).publish(LATEST, (event, loans) -> loan())))
                .containsExactly("rule 'some': unknown event type dev.herald.engine.lending.domain.Joined: "
                        + "domain topic 'title' has Lent, Returned");
    }

    @Test
    void typeThatIsIgnoredAndAmongThoseOfARule_isRefused() {
        assertThat(faults(Publication.of("lending")
                        .from(TITLE)
                        .rule(rule("latest").onAny(TITLE).publish(LATEST, (event, loans) -> loan()))
                        .ignore(Returned.class)))
                .containsExactly(
                        "ignored type dev.herald.engine.lending.domain.Returned is published by rule 'latest'");
    }

    @Test
    void twoRulesOnOneSnapshot_areRefused() {
        assertThat(faults(latest("lent"), latest("returned")))
                .containsExactly(
                        "snapshot 'latest' is published by rule 'lent' and rule 'returned': order is kept within"
                                + " one rule alone, so an older state could overtake a newer one;"
                                + " expected one rule, which onAny(...) runs on events of several types");
    }

    @Test
    void snapshotWithAKeyOfItsOwn_isRefused() {
        assertThat(faults(rule("latest")
                        .on(TITLE, Lent.class)
                        .keyedBy((event, loans) -> event.data().getReader())
                        .publish(LATEST, (event, loans) -> loan())))
                .containsExactly("rule 'latest': keyedBy(...) with snapshot 'latest': a snapshot is keyed by its"
                        + " aggregate's id, since order is kept within one aggregate alone");
    }

    @Test
    void throttleOfAnythingButASnapshot_isRefused() {
        assertThat(faults(rule("opened")
                        .on(TITLE, Lent.class)
                        .atMostEvery(Duration.ofMinutes(1))
                        .publish(summary("opened", LoanOpened.class), (event, loans) -> loan())))
                .containsExactly("rule 'opened': atMostEvery(PT1M) with summary 'opened': it leaves states out that a"
                        + " later one follows, and only of a snapshot nothing is lost by that");
    }

    @Test
    void throttleThatCannotWork_isRefused() {
        assertThat(faults(rule("latest")
                        .onAny(TITLE)
                        .atMostEvery(Duration.ofNanos(999_999), Duration.ofSeconds(-1))
                        .publish(LATEST, (event, loans) -> loan())))
                .containsExactly(
                        "rule 'latest': atMostEvery(PT0.000999999S): expected 1 ms or more",
                        "rule 'latest': atMostEvery(PT0.000999999S, PT-1S): expected a lateness of 0 or more");
    }

    @Test
    void endOfAnythingButASnapshot_isRefused() {
        assertThat(faults(rule("opened")
                        .on(TITLE, Lent.class)
                        .endWhen((event, loans) -> true)
                        .publish(summary("opened", LoanOpened.class), (event, loans) -> loan())))
                .containsExactly("rule 'opened': endWhen(...) with summary 'opened': only a snapshot can end");
    }

    @Test
    void keptBytesThatCannotBe_areRefused() {
        assertThat(faults(rule("a")
                        .on(TITLE, Lent.class)
                        .publish(snapshot("a", LoanOpened.class).keepBytes(5), (event, loans) -> loan())))
                .containsExactly("snapshot 'a': keepBytes(...): a snapshot keeps the latest state of each aggregate,"
                        + " by compaction");
        assertThat(faults(rule("a")
                        .on(TITLE, Lent.class)
                        .publish(notification("a", LoanOpened.class).keepBytes(0), (event, loans) -> loan())))
                .containsExactly("notification 'a': keepBytes is 0; expected 1 or more");
    }

    @Test
    void topicDeclaredInTwoWays_isRefused_butACommandTopicMayHaveAPublicOnesName() {
        assertThat(faults(to("a", summary("same", LoanOpened.class)), to("b", notification("same", LoanOpened.class))))
                .containsExactly(
                        "public topic 'same' is declared in two ways; expected one style, which keeps one amount");
        assertThat(publication(
                                to("a", summary("same", LoanOpened.class)),
                                rule("b")
                                        .on(TITLE, Returned.class)
                                        .publish(command("same", Remind.class), (event, loans) -> remind()))
                        .publicTopics())
                .hasSize(2);
    }

    @Test
    void command_mayUseTypesOfTheDomain_butIsNeitherADomainEventNorPublished() {
        assertThat(publication(rule("remind").on(TITLE, Lent.class).publish(REMIND, (event, loans) -> remind()))
                        .publicTopics())
                .containsExactly(REMIND);
        assertThat(faults(rule("lend")
                        .on(TITLE, Lent.class)
                        .publish(command("lend", Lent.class), (event, loans) -> event.data())))
                .containsExactly("rule 'lend': dev.herald.engine.lending.domain.Lent cannot be a command:"
                        + " it is a domain event, which tells what has happened");
        assertThat(faults(to("told", summary("told", LoanOpened.class)), to("asked", command("ask", LoanOpened.class))))
                .contains("rule 'asked': dev.herald.engine.lending.integration.LoanOpened cannot be a command:"
                        + " it is published, as summary 'told'");
    }

    @Test
    void publicRecordThatUsesACommand_isRefused() {
        assertThat(faults(
                        rule("remind").on(TITLE, Lent.class).publish(REMIND, (event, loans) -> remind()),
                        rule("chased")
                                .on(TITLE, Lent.class)
                                .publish(
                                        summary("chased", LoanChased.class),
                                        (event, loans) -> new LoanChased(remind()))))
                .contains("rule 'chased': dev.herald.engine.lending.integration.LoanChased cannot be public: it uses"
                        + " dev.herald.engine.lending.command.Remind of the command namespace"
                        + " dev.herald.engine.lending.command");
    }

    private static Rule latest(String name) {
        return to(name, LATEST);
    }

    private static Rule to(String name, PublicTopic<LoanOpened> topic) {
        return rule(name).on(TITLE, Lent.class).publish(topic, (event, loans) -> loan());
    }

    private static LoanOpened loan() {
        return new LoanOpened("Ada", 1);
    }

    private static Remind remind() {
        return new Remind("Ada", Shelfmark.RED);
    }

    @SuppressWarnings("unchecked") // an empty array holds nothing of another type
    private static Class<? extends SpecificRecord>[] noTypes() {
        return (Class<? extends SpecificRecord>[]) new Class<?>[0];
    }

    private static Publication publication(Rule... rules) {
        return builder(rules).build();
    }

    private static List<String> faults(Rule... rules) {
        return faults(builder(rules));
    }

    private static List<String> faults(Publication.Builder builder) {
        return catchThrowableOfType(PublicationException.class, builder::build).faults();
    }

    private static Publication.Builder builder(Rule... rules) {
        Publication.Builder builder = Publication.of("lending").from(TITLE);
        List.of(rules).forEach(builder::rule);
        return builder;
    }
}
