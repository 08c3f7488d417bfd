package dev.herald.engine.topology;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.engine.parcels.domain.HandedOver;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.parcels.integration.Whereabouts;
import dev.herald.engine.publication.Bounds;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.step.Outcome;
import dev.herald.supervision.EvaluatedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that is published at most once a minute, on the real topology. */
class ThrottleTest {

    record Parcel(String place, int moves, boolean delivered) {}

    private static final String TOPIC = "parcels.public.place";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final DomainTopic<Parcel> PARCEL = domainTopic("parcel", new Parcel("", 0, false))
            .on(Moved.class, (before, event) -> new Parcel(event.data().getPlace(), before.moves() + 1, false))
            .on(HandedOver.class, (before, event) -> new Parcel(before.place(), before.moves(), true));

    private final AtomicBoolean caughtUp = new AtomicBoolean(true);
    private final Set<String> failsAt = new HashSet<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // given by the test runner
    private Path state;

    @SuppressWarnings("NullAway.Init") // started before each test
    private ParcelsDriver driver;

    @BeforeEach
    void start() {
        Publication publication = Publication.of("parcels")
                .from(PARCEL)
                .rule(rule("place")
                        .onAny(PARCEL)
                        .endWhen((event, parcel) -> parcel.delivered())
                        .atMostEvery(MINUTE)
                        .publish(snapshot("place", Whereabouts.class), (event, parcel) -> place(parcel)))
                .bounds(Bounds.DEFAULT.holdFor(HOLD))
                .build();
        driver = new ParcelsDriver(publication, state, partition -> caughtUp.get());
    }

    @AfterEach
    void accountsAddUp() {
        assertThat(driver.accounts.imbalances()).isEmpty();
        driver.close();
    }

    @Test
    void partitionIsSilent_theLatestStateIsPublishedOnce() {
        moved("p", 1, "a", 0);
        moved("p", 2, "b", 1);
        moved("p", 3, "c", 2);
        driver.timePasses(HOLD);
        assertThat(driver.out(TOPIC)).containsExactly(at("a", 1));
        assertThat(counts()).isEqualTo(Map.of(Outcome.PUBLISHED, 1L, Outcome.SUPERSEDED, 1L, Outcome.PENDING, 1L));

        driver.timePasses(HOLD.plus(MINUTE));
        driver.timePasses(Duration.ofDays(1));

        assertThat(driver.out(TOPIC)).containsExactly(at("c", 3));
        assertThat(counts()).isEqualTo(Map.of(Outcome.PUBLISHED, 2L, Outcome.SUPERSEDED, 1L));
    }

    @Test
    void partitionIsNotCaughtUp_onlyALaterEventEndsTheWindow() {
        caughtUp.set(false);
        moved("p", 1, "a", 0);
        moved("p", 2, "b", 1);
        driver.timePasses(Duration.ofDays(1));
        assertThat(driver.out(TOPIC)).containsExactly(at("a", 1));

        moved("p", 3, "c", 60);

        assertThat(driver.out(TOPIC)).containsExactly(at("b", 2));
        caughtUp.set(true);
        driver.timePasses(Duration.ofDays(1));
        assertThat(driver.out(TOPIC)).containsExactly(at("c", 3));
    }

    @Test
    void otherAggregatesEvents_endTheWindowToo_onceNothingLateIsAwaited() {
        moved("p", 1, "a", 0);
        moved("p", 2, "b", 1);
        driver.timePasses(Duration.ofMinutes(6));
        driver.out(TOPIC);

        moved("p", 3, "c", 61);
        moved("q", 1, "x", 120);
        driver.timePasses(TICK);
        assertThat(driver.out(TOPIC)).containsExactly("q" + at("x", 1).substring(1));

        moved("q", 2, "y", 420);
        driver.timePasses(MINUTE.plus(TICK));

        assertThat(driver.out(TOPIC)).contains(at("c", 3));
    }

    @Test
    void end_isPublishedAtOnce_andNothingFollows() {
        moved("p", 1, "a", 0);
        moved("p", 2, "b", 1);
        driver.handedOver("p", 3, "ann");
        driver.timePasses(Duration.ofDays(1));

        assertThat(driver.out(TOPIC))
                .containsExactly(at("a", 1), "p tombstone dev.herald.engine.parcels.integration.Whereabouts");
        assertThat(counts()).isEqualTo(Map.of(Outcome.PUBLISHED, 2L, Outcome.SUPERSEDED, 1L));
    }

    @Test
    void laneIsParked_whatIsPendingComesFirst_andTheLatestLast() {
        moved("p", 1, "a", 0);
        moved("p", 2, "b", 1);
        failsAt.add("c");
        moved("p", 3, "c", 2);
        moved("p", 4, "d", 3);
        driver.timePasses(HOLD.plus(MINUTE).plus(TICK));
        assertThat(driver.out(TOPIC)).containsExactly(at("a", 1), at("b", 2));

        failsAt.clear();
        driver.command("p", new Redrive("c-1", "parcel", "p", "place", "ops", "fixed"));
        driver.timePasses(TICK);
        driver.timePasses(MINUTE.plus(TICK));

        assertThat(driver.out(TOPIC)).containsExactly(at("d", 4));
        assertThat(counts()).isEqualTo(Map.of(Outcome.PUBLISHED, 3L, Outcome.SUPERSEDED, 1L));
    }

    @Test
    void dryRun_showsWhatWouldBePending() {
        failsAt.add("a");
        moved("p", 1, "a", 0);
        moved("p", 2, "b", 1);
        moved("p", 3, "c", 2);
        moved("p", 4, "d", 60);
        driver.out("parcels.supervision");

        failsAt.clear();
        driver.command("p", new Evaluate("d-1", "parcel", "p", "place", 0L, "ops"));
        driver.timePasses(TICK);

        assertThat(driver.evaluated()).singleElement().satisfies(answer -> assertThat(answer.getEvents())
                .extracting(EvaluatedEvent::getSequence, EvaluatedEvent::getOutcome)
                .map(Object::toString)
                .containsExactly(
                        "(1L, \"PUBLISHED\")",
                        "(2L, \"PENDING\")",
                        "(2L, \"SUPERSEDED\")",
                        "(3L, \"PENDING\")",
                        "(3L, \"PUBLISHED\")",
                        "(4L, \"PENDING\")"));
    }

    private void moved(String parcel, long sequence, String place, int second) {
        driver.moved(parcel, sequence, place, ParcelsDriver.START.plusSeconds(second));
    }

    private Map<Outcome, Long> counts() {
        return driver.accounts.counts().getOrDefault("place", Map.of());
    }

    private Whereabouts place(Parcel parcel) {
        if (failsAt.contains(parcel.place())) {
            throw new IllegalStateException("no map of " + parcel.place());
        }
        return new Whereabouts(parcel.place(), parcel.moves());
    }

    private static String at(String place, int moves) {
        return "p Whereabouts {\"place\": \"" + place + "\", \"moves\": " + moves + "}";
    }
}
