package dev.herald.engine.topology;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.parcels.domain.HandedOver;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.parcels.integration.Whereabouts;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.PublicTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.step.Outcome;
import dev.herald.supervision.EvaluatedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot on the real topology, through failure and repair: what is latest in the topic is latest in fact. */
class SnapshotTest {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final String TOPIC = "parcels.public.place";
    private static final PublicTopic<Whereabouts> PLACE = snapshot("place", Whereabouts.class);

    record Parcel(String place, int moves, boolean delivered) {}

    private static final DomainTopic<Parcel> PARCEL = domainTopic("parcel", new Parcel("", 0, false))
            .on(Moved.class, (before, event) -> new Parcel(event.data().getPlace(), before.moves() + 1, false))
            .on(HandedOver.class, (before, event) -> new Parcel(before.place(), before.moves(), true));

    private final Set<String> failsAt = new HashSet<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // given by the test runner
    private Path state;

    @SuppressWarnings("NullAway.Init") // started before each test
    private ParcelsDriver driver;

    @BeforeEach
    void start() {
        driver = new ParcelsDriver(
                Publication.of("parcels")
                        .from(PARCEL)
                        .rule(rule("place")
                                .onAny(PARCEL)
                                .endWhen((event, parcel) -> parcel.delivered())
                                .publish(PLACE, this::place))
                        .build(),
                state);
    }

    @AfterEach
    void accountsAddUp() {
        assertThat(driver.accounts.imbalances()).isEmpty();
        driver.close();
    }

    @Test
    void aggregateEnds_tombstoneFollowsItsStates() {
        driver.moved("p", 1, "a");
        driver.moved("p", 2, "b");
        driver.handedOver("p", 3, "ann");

        assertThat(driver.out(TOPIC)).containsExactly(at("a", 1), at("b", 2), TOMBSTONE);
    }

    @Test
    void stateFails_theEndWaitsBehindItAndComesLastAfterARedrive() {
        failsAt.add("b");
        driver.moved("p", 1, "a");
        driver.moved("p", 2, "b");
        driver.moved("p", 3, "c");
        driver.handedOver("p", 4, "ann");
        assertThat(driver.out(TOPIC)).containsExactly(at("a", 1));
        assertThat(driver.accounts.counts().get("place")).containsEntry(Outcome.PARKED, 3L);

        failsAt.clear();
        driver.command("p", new Redrive("c-1", "parcel", "p", "place", "ops", "fixed"));
        driver.timePasses(TICK);

        assertThat(driver.out(TOPIC)).containsExactly(at("b", 2), at("c", 3), TOMBSTONE);
    }

    @Test
    void dryRun_showsTheTombstone() {
        failsAt.add("b");
        driver.moved("p", 1, "b");
        driver.handedOver("p", 2, "ann");
        driver.out("parcels.supervision");

        failsAt.clear();
        driver.command("p", new Evaluate("d-1", "parcel", "p", "place", 0L, "ops"));
        driver.timePasses(TICK);

        assertThat(driver.evaluated()).singleElement().satisfies(answer -> assertThat(answer.getEvents())
                .flatExtracting(EvaluatedEvent::getPublished)
                .extracting("value")
                .containsExactly("{\"place\":\"b\",\"moves\":1}", "null"));
    }

    private static final String TOMBSTONE = "p tombstone dev.herald.engine.parcels.integration.Whereabouts";

    private Whereabouts place(DomainEvent<SpecificRecord> event, Parcel parcel) {
        if (failsAt.contains(parcel.place())) {
            throw new IllegalStateException("no map of " + parcel.place());
        }
        return new Whereabouts(parcel.place(), parcel.moves());
    }

    private static String at(String place, int moves) {
        return "p Whereabouts {\"place\": \"" + place + "\", \"moves\": " + moves + "}";
    }
}
