package dev.herald.engine.topology;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.Expectation.after;
import static dev.herald.engine.publication.Repeat.RESTART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.account.ExpectationAccounts.Turn;
import dev.herald.engine.parcels.domain.HandedOver;
import dev.herald.engine.parcels.domain.Moved;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When misses are declared, on the real topology; all events happen at the start. */
class SupervisorTest {

    record Parcel(int events) {}

    private static final String ARRIVES = "what is moved is handed over";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LATENESS = Duration.ofMinutes(5);
    private static final DomainTopic<Parcel> PARCEL =
            domainTopic("parcel", new Parcel(0)).on(Moved.class).on(HandedOver.class);

    private final AtomicBoolean caughtUp = new AtomicBoolean();

    @TempDir
    @SuppressWarnings("NullAway.Init") // given by the test runner
    private Path state;

    @SuppressWarnings("NullAway.Init") // started before each test
    private ParcelsDriver driver;

    @BeforeEach
    void start() {
        Publication publication = Publication.of("parcels")
                .from(PARCEL)
                .expect(
                        ARRIVES,
                        after(PARCEL, Moved.class)
                                .oneOf(HandedOver.class)
                                .within(HOUR)
                                .lateness(LATENESS)
                                .onRepeat(RESTART))
                .build();
        driver = new ParcelsDriver(publication, state, partition -> caughtUp.get());
    }

    @AfterEach
    void accountsAddUp() {
        assertThat(driver.accounts.imbalances()).isEmpty();
        driver.close();
    }

    @Test
    void partitionThatIsNotCaughtUp_declaresNothing_andTheLogsOwnAnswerCounts() {
        driver.moved("p", 1, "a");
        driver.timePasses(Duration.ofDays(3));
        assertThat(driver.out("parcels.supervision")).isEmpty();

        driver.handedOver("p", 2, "anna");
        caughtUp.set(true);
        driver.timePasses(Duration.ofDays(3));

        assertThat(driver.out("parcels.supervision")).isEmpty();
        assertThat(counts()).isEqualTo(Map.of(Turn.OPENED, 1L, Turn.MET, 1L));
    }

    @Test
    void partitionThatHasCaughtUp_declaresWhatIsOverdue_once() {
        driver.moved("p", 1, "a");
        driver.moved("q", 1, "b");
        driver.timePasses(Duration.ofDays(3));
        caughtUp.set(true);

        driver.timePasses(Duration.ofSeconds(1));
        driver.timePasses(Duration.ofDays(3));

        assertThat(driver.out("parcels.supervision")).hasSize(2).allSatisfy(miss -> assertThat(miss)
                .contains("ExpectationMissed", ARRIVES, "\"openedBySequence\": 1", "2026-05-11T09:00:00Z"));
        assertThat(counts()).isEqualTo(Map.of(Turn.OPENED, 2L, Turn.MISSED, 2L));
    }

    @Test
    void duplicateOfTheEventThatOpenedIt_opensNothing() {
        driver.moved("p", 1, "a");
        driver.handedOver("p", 2, "anna");
        driver.moved("p", 1, "a");

        assertThat(counts()).isEqualTo(Map.of(Turn.OPENED, 1L, Turn.MET, 1L));
    }

    @Test
    void eventThatIsHeldForAnother_opensNothingUntilItPasses() {
        driver.handedOver("p", 3, "anna");
        driver.moved("p", 2, "b");
        assertThat(driver.accounts.expectations().counts()).isEmpty();

        driver.moved("p", 1, "a");

        assertThat(counts()).isEqualTo(Map.of(Turn.OPENED, 2L, Turn.RESTARTED, 1L, Turn.MET, 1L));
    }

    private Map<Turn, Long> counts() {
        return driver.accounts.expectations().counts().getOrDefault(ARRIVES, Map.of());
    }
}
