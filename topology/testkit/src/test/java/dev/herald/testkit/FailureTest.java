package dev.herald.testkit;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Lookup.lookup;
import static dev.herald.engine.publication.Presence.OPTIONAL;
import static dev.herald.engine.publication.Presence.REQUIRED;
import static dev.herald.engine.publication.PublicTopic.summary;
import static dev.herald.engine.publication.Rule.rule;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.kept;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.event;
import static dev.herald.testkit.Till.NOON;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Lookup;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.testkit.sample.domain.Named;
import dev.herald.testkit.sample.domain.Pressed;
import dev.herald.testkit.sample.integration.Receipt;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User code that fails stops its own lane, a fold its own aggregate, and nothing else. */
class FailureTest {

    /** The key that was pressed says how the fold, or the rule "fragile", fails. */
    record Keys(String last, Instant at) {

        Keys pressed(DomainEvent<Pressed> event) {
            String key = event.data().getKey();
            return switch (key) {
                case "fold-throws" -> throw new IllegalStateException("the fold does not like it");
                case "fold-overflows" -> new Keys("depth " + depth(0), at);
                case "fold-null" -> nothing();
                case "fold-null-component" -> new Keys(nothing(), at);
                default -> new Keys(key, event.data().getAt());
            };
        }
    }

    record Label(String text) {}

    private static final DomainTopic<Keys> KEYS =
            domainTopic("keys", new Keys("", NOON)).on(Pressed.class, Keys::pressed);
    private static final DomainTopic<Label> LABEL =
            domainTopic("label", new Label("")).on(Named.class, FailureTest::label);
    private static final Lookup<Label> LABELS = lookup("labels", LABEL);
    private static final PublicTopic<Receipt> FRAGILE = summary("fragile", Receipt.class);
    private static final PublicTopic<Receipt> STURDY = summary("sturdy", Receipt.class);

    private static final Publication PUBLICATION = Publication.of("failing")
            .from(KEYS)
            .lookup(LABELS)
            .rule(rule("fragile")
                    .on(KEYS, Pressed.class)
                    .when((event, keys) -> !fails(keys.last(), "filter"))
                    .keyedBy((event, keys) -> fails(keys.last(), "key") ? "" : keys.last())
                    .enrich(LABELS, (event, keys) -> fails(keys.last(), "look-up") ? "" : "l1", OPTIONAL)
                    .publishAll(FRAGILE, (event, keys, label) -> fragile(keys.last())))
            .rule(rule("sturdy").on(KEYS, Pressed.class).publish(STURDY, (event, keys) -> receipt(keys.last())))
            .rule(rule("picky")
                    .on(KEYS, Pressed.class)
                    .when((event, keys) -> keys.last().startsWith("picky"))
                    .enrich(LABELS, (event, keys) -> keys.last().equals("picky-null") ? null : "l1", REQUIRED)
                    .publish(FRAGILE, (event, keys, label) -> receipt(label.text())))
            .build();

    private final Scenario scenario = Scenario.of(PUBLICATION);

    @ParameterizedTest
    @CsvSource({
        "filter-throws, FILTER, it throws",
        "look-up-throws, LOOK_UP, it throws",
        "key-throws, MAP, it throws",
        "map-throws, MAP, it throws",
        "map-overflows, MAP, null",
        "map-null, MAP, ",
        "map-null-record, PUBLISH, ",
        "map-null-field, PUBLISH, field article: null where the contract wants"
    })
    void ruleThatFails_parksItsLaneAlone(String key, Stage stage, @Nullable String message) {
        DomainRecord bad = pressed("k1", 2, key);

        scenario.given(pressed("k1", 1, "a"))
                .when(bad, pressed("k1", 3, "b"), pressed("k2", 1, "c"))
                .then(
                        deadLetter(bad, stage).rule("fragile").saying(message == null ? "" : message),
                        published(STURDY, receipt(key)),
                        published(STURDY, receipt("b")),
                        published(STURDY, receipt("c")),
                        published(FRAGILE, receipt("c")).key("c"),
                        counted("fragile", Outcome.PARKED, 2),
                        kept(2));
    }

    @Test
    void ruleWithoutTheReferenceThatItRequires_parksItsLane() {
        DomainRecord bad = pressed("k1", 1, "picky-null");

        scenario.when(bad)
                .then(
                        deadLetter(bad, Stage.LOOK_UP)
                                .rule("picky")
                                .saying("the event names no reference of the required lookup 'labels'"),
                        published(FRAGILE, receipt("picky-null")).key("picky-null"),
                        published(STURDY, receipt("picky-null")),
                        kept(1));
    }

    @Test
    void recordThatIsTooLarge_parksItsLaneAlone() {
        DomainRecord bad = pressed("k1", 1, "map-large");

        scenario.maxRecordBytes(5_000)
                .when(bad, pressed("k2", 1, "a"))
                .then(
                        deadLetter(bad, Stage.PUBLISH)
                                .rule("fragile")
                                .saying("failing.public.fragile: the record may take up to ")
                                .saying("bytes with key and headers; the limit is 5000"),
                        published(STURDY, receipt("map-large")),
                        published(STURDY, receipt("a")),
                        published(FRAGILE, receipt("a")).key("a"),
                        kept(1));
    }

    @Test
    void severalRecordsOfOneEvent_arePublishedAllOrNone() {
        DomainRecord bad = pressed("k1", 2, "map-one-of-three-null-field");

        scenario.when(pressed("k1", 1, "map-three"), bad)
                .then(
                        published(FRAGILE, receipt("1")).key("map-three"),
                        published(FRAGILE, receipt("2")).key("map-three"),
                        published(FRAGILE, receipt("3")).key("map-three"),
                        published(STURDY, receipt("map-three")),
                        published(STURDY, receipt("map-one-of-three-null-field")),
                        deadLetter(bad, Stage.PUBLISH).rule("fragile"));
    }

    @Test
    void ruleWithNothingToPublish_isFiltered() {
        scenario.when(pressed("k1", 1, "map-none"))
                .then(published(STURDY, receipt("map-none")), counted("fragile", Outcome.FILTERED, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fold-throws", "fold-overflows", "fold-null", "fold-null-component"})
    void foldThatFails_parksItsAggregateAlone(String key) {
        DomainRecord bad = pressed("k1", 2, key);

        scenario.given(pressed("k1", 1, "a"))
                .when(bad, pressed("k1", 3, "b"), pressed("k2", 1, "c"))
                .then(
                        deadLetter(bad, Stage.PROJECT),
                        published(FRAGILE, receipt("c")).key("c"),
                        published(STURDY, receipt("c")),
                        counted(Outcome.PARKED, 2),
                        kept(2));
    }

    @Test
    void stateThatCannotBeStored_parksItsAggregateAlone() {
        DomainRecord bad = event("keys", "k1", 1, NOON, new Pressed("a", Instant.ofEpochMilli(Long.MAX_VALUE)));

        scenario.when(bad, pressed("k2", 1, "c"))
                .then(
                        deadLetter(bad, Stage.PROJECT),
                        published(FRAGILE, receipt("c")).key("c"),
                        published(STURDY, receipt("c")),
                        kept(1));
    }

    @Test
    void foldOfAHeldEventThatFails_parksTheAggregate() {
        DomainRecord bad = pressed("k1", 2, "fold-throws");

        scenario.given(pressed("k1", 3, "b"), bad)
                .when(pressed("k1", 1, "a"), pressed("k1", 4, "d"))
                .then(
                        deadLetter(bad, Stage.PROJECT),
                        published(FRAGILE, receipt("a")).key("a"),
                        published(STURDY, receipt("a")),
                        kept(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "null-component"})
    void foldOfAReferenceThatFails_isADeadLetterAndLeavesTheReference(String name) {
        DomainRecord bad = event("label", "l1", 2, NOON, new Named(name));

        scenario.given(event("label", "l1", 1, NOON, new Named("Label")))
                .when(bad)
                .then(deadLetter(bad, Stage.PROJECT))
                .when(pressed("k1", 1, "picky"))
                .then(
                        published(FRAGILE, receipt("picky")).key("picky"),
                        published(FRAGILE, receipt("Label")),
                        published(STURDY, receipt("picky")));
    }

    private static DomainRecord pressed(String id, long sequence, String key) {
        return event("keys", id, sequence, NOON.plusSeconds(sequence), new Pressed(key, NOON));
    }

    private static Receipt receipt(String article) {
        return new Receipt(article, 1);
    }

    private static boolean fails(String key, String where) {
        if (key.equals(where + "-throws")) {
            throw new IllegalStateException("it throws");
        }
        return false;
    }

    private static List<Receipt> fragile(String key) {
        fails(key, "map");
        return switch (key) {
            case "map-overflows" -> List.of(new Receipt("depth", depth(0)));
            case "map-null" -> nothing();
            case "map-null-record" -> Collections.singletonList(nothing());
            case "map-null-field" -> List.of(new Receipt(nothing(), 1));
            case "map-large" -> List.of(receipt("x".repeat(5_000)));
            case "map-none" -> List.of();
            case "map-three" -> List.of(receipt("1"), receipt("2"), receipt("3"));
            case "map-one-of-three-null-field" -> List.of(receipt("1"), new Receipt(nothing(), 1), receipt("3"));
            default -> List.of(receipt(key));
        };
    }

    private static Label label(Label before, DomainEvent<Named> event) {
        return switch (event.data().getName()) {
            case "throws" -> throw new IllegalStateException("no such label");
            case "null-component" -> new Label(nothing());
            default -> new Label(event.data().getName());
        };
    }

    @SuppressWarnings("InfiniteRecursion") // it is meant to overflow
    private static int depth(int above) {
        return 1 + depth(above + 1);
    }

    /** What careless user code returns. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }
}
