package dev.herald.engine.topology;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Gathering.gathering;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.control.Discard;
import dev.herald.control.Evaluate;
import dev.herald.control.Redrive;
import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.parcels.integration.Whereabouts;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Gathering;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.step.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves of parcels, gathered by the place that they lead to, on the real topology. */
class GatheringTest {

    private static final Duration TICK = Duration.ofMillis(100);

    record Parcel(int moves) {}

    record Visits(int visits) {}

    private final Set<String> noIdFor = new HashSet<>();
    private final Set<String> foldFailsFor = new HashSet<>();
    private final Set<String> ruleFailsFor = new HashSet<>();

    private final DomainTopic<Parcel> parcel =
            domainTopic("parcel", new Parcel(0)).on(Moved.class, (before, event) -> new Parcel(before.moves() + 1));
    private final Gathering<Visits> places = gathering("places", new Visits(0))
            .of(parcel)
            .by((event, state) -> place((Moved) event.data()))
            .on(Moved.class, this::visited);

    @TempDir
    @SuppressWarnings("NullAway.Init") // given by the test runner
    private Path state;

    @SuppressWarnings("NullAway.Init") // started before each test
    private ParcelsDriver driver;

    private String place(Moved moved) {
        refuse(noIdFor, moved.getPlace());
        return moved.getPlace().split(" ", 2)[0];
    }

    private Visits visited(Visits before, DomainEvent<Moved> event) {
        refuse(foldFailsFor, event.data().getPlace());
        return new Visits(before.visits() + 1);
    }

    private Whereabouts visit(DomainEvent<Moved> event, Visits visits) {
        refuse(ruleFailsFor, event.data().getPlace());
        return new Whereabouts(event.id() + " to " + event.data().getPlace(), visits.visits());
    }

    private static void refuse(Set<String> those, String place) {
        if (those.contains(place)) {
            throw new IllegalStateException("not " + place);
        }
    }

    @BeforeEach
    void start() {
        driver = new ParcelsDriver(publication(), state);
    }

    private Publication publication() {
        return Publication.of("parcels")
                .from(parcel)
                .gather(places)
                .rule(rule("visits").on(places.events(), Moved.class).publish(Parcels.WHEREABOUTS, this::visit))
                .bounds(Parcels.BOUNDS)
                .build();
    }

    @AfterEach
    void accountsAddUp() {
        assertThat(driver.accounts.imbalances()).isEmpty();
        driver.close();
    }

    @Test
    void internalTopics_areTheChangelogsOfAllStoresAndTheRepartitionTopic() {
        List<String> expected = new ArrayList<>(driver.stores().stream()
                .map(store -> "herald-parcels-" + store + "-changelog")
                .toList());
        expected.add("herald-parcels-places-repartition");

        assertThat(InternalTopic.of(publication(), new TopicNames("", "parcels"), Map.of()))
                .extracting(InternalTopic::name)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void events_goOnUnderTheIdOfTheGathering_numberedAsTheyCome() {
        driver.moved("p", 1, "hall 1");
        driver.moved("q", 1, "hall 2");
        driver.moved("p", 2, "yard 1");

        assertThat(driver.out("parcels.public.whereabouts"))
                .containsExactly(
                        visit("hall", "p#1", "hall 1", 1),
                        visit("hall", "q#1", "hall 2", 2),
                        visit("yard", "p#2", "yard 1", 1));
    }

    @Test
    void eventsOfOneAggregate_outOfOrderAndTwice_comeInOrderAndOnce() {
        driver.moved("p", 3, "hall 3");
        driver.moved("p", 2, "hall 2");
        driver.moved("p", 2, "hall 2");
        driver.moved("p", 1, "hall 1");
        driver.moved("p", 1, "hall 1");

        assertThat(driver.out("parcels.public.whereabouts"))
                .containsExactly(
                        visit("hall", "p#1", "hall 1", 1),
                        visit("hall", "p#2", "hall 2", 2),
                        visit("hall", "p#3", "hall 3", 3));
        assertThat(driver.accounts.counts().get("places")).containsEntry(Outcome.GATHERED, 3L);
    }

    @Test
    void parkedLaneOfAGathering_isRedriven() {
        ruleFailsFor.add("hall 2");
        driver.moved("p", 1, "hall 1");
        driver.moved("p", 2, "hall 2");
        driver.moved("q", 1, "hall 3");
        driver.moved("q", 2, "yard 1");
        assertThat(driver.out("parcels.public.whereabouts"))
                .containsExactly(visit("hall", "p#1", "hall 1", 1), visit("yard", "q#2", "yard 1", 1));
        assertThat(driver.deadLetters()).containsExactly("p#2 visits MAP");

        ruleFailsFor.clear();
        Redrive redrive = new Redrive("c-1", "places", "hall", "visits", "ann", "mended");
        driver.command("hall", redrive);
        driver.command("hall", redrive);
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.whereabouts"))
                .containsExactly(visit("hall", "p#2", "hall 2", 2), visit("hall", "q#1", "hall 3", 3));
        assertThat(driver.accounts.keptNow()).isZero();
    }

    @Test
    void gatheringParkedAsAWhole_isRedriven() {
        foldFailsFor.add("hall 1");
        driver.moved("p", 1, "hall 1");
        driver.moved("q", 1, "hall 2");
        assertThat(driver.out("parcels.public.whereabouts")).isEmpty();
        assertThat(driver.deadLetters()).containsExactly("p#1 - PROJECT");

        foldFailsFor.clear();
        driver.command("hall", new Redrive("c-1", "places", "hall", "", "ann", "mended"));
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.whereabouts"))
                .containsExactly(visit("hall", "p#1", "hall 1", 1), visit("hall", "q#1", "hall 2", 2));
    }

    @Test
    void eventOfAParkedLane_isDiscarded_byItsPlaceInTheGathering() {
        ruleFailsFor.add("hall 2");
        driver.moved("p", 1, "hall 1");
        driver.moved("p", 2, "hall 2");
        driver.moved("p", 3, "hall 3");
        driver.out("parcels.public.whereabouts");

        driver.command("hall", new Discard("c-1", "places", "hall", "visits", 2L, "ann", "not wanted"));
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.whereabouts")).containsExactly(visit("hall", "p#3", "hall 3", 3));
    }

    @Test
    void wayToTheGatheringParked_isRedriven_andOrderOfTheAggregateIsKept() {
        noIdFor.add("hall 2");
        driver.moved("p", 1, "hall 1");
        driver.moved("p", 2, "hall 2");
        driver.moved("p", 3, "hall 3");
        driver.moved("q", 1, "hall 4");
        assertThat(driver.deadLetters()).containsExactly("p#2 places GATHER");

        noIdFor.clear();
        driver.command("p", new Redrive("c-1", "parcel", "p", "places", "ann", "mended"));
        driver.timePasses(TICK);

        assertThat(driver.out("parcels.public.whereabouts"))
                .containsExactly(
                        visit("hall", "p#1", "hall 1", 1),
                        visit("hall", "q#1", "hall 4", 2),
                        visit("hall", "p#2", "hall 2", 3),
                        visit("hall", "p#3", "hall 3", 4));
    }

    @Test
    void dryRunOfAGathering_isAnswered() {
        ruleFailsFor.add("hall 1");
        driver.moved("p", 1, "hall 1");
        driver.out("parcels.supervision");

        ruleFailsFor.clear();
        driver.command("hall", new Evaluate("c-1", "places", "hall", "visits", 0L, "ann"));
        driver.timePasses(TICK);

        assertThat(driver.evaluated()).singleElement().satisfies(answer -> assertThat(answer.getEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getOutcome()).isEqualTo(Outcome.PUBLISHED.name())));
    }

    private static String visit(String place, String event, String to, int visits) {
        return place + " Whereabouts {\"place\": \"" + event + " to " + to + "\", \"moves\": " + visits + "}";
    }
}
