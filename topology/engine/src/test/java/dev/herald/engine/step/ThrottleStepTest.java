package dev.herald.engine.step;

import static dev.herald.engine.publication.DomainTopic.domainTopic;
import static dev.herald.engine.publication.PublicTopic.snapshot;
import static dev.herald.engine.publication.Rule.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.DomainEvent;
import dev.herald.engine.event.EventIdentity;
import dev.herald.engine.lane.Lane;
import dev.herald.engine.lane.Window;
import dev.herald.engine.lending.domain.Lent;
import dev.herald.engine.lending.domain.Returned;
import dev.herald.engine.lending.integration.LoanOpened;
import dev.herald.engine.lookup.References;
import dev.herald.engine.publication.DomainTopic;
import dev.herald.engine.publication.Publication;
import dev.herald.engine.publication.TopicNames;
import dev.herald.engine.publish.IntegrationEvent;
import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.release.Order;
import dev.herald.engine.state.AggregateState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** A snapshot that is published at most every ten seconds; an event may be a minute late. */
class ThrottleStepTest {

    record Loans(int open, String reader) {}

    private static final Instant T0 = Instant.parse("2020-01-01T00:00:00Z");
    private static final long NOW = T0.plusSeconds(86_400).toEpochMilli();
    private static final String BAD = "bad";
    private static final String SILENT = "silent";
    private static final Order ORDER = new Order("c1", "Ada", "mended");

    private static final DomainTopic<Loans> TITLE = domainTopic("title", new Loans(0, ""))
            .on(
                    Lent.class,
                    (loans, event) -> new Loans(loans.open() + 1, event.data().getReader()))
            .on(Returned.class, (loans, event) -> new Loans(0, ""));

    private static final Publication PUBLICATION = Publication.of("lending")
            .from(TITLE)
            .rule(rule("latest")
                    .onAny(TITLE)
                    .when((event, loans) -> !loans.reader().equals("nobody"))
                    .endWhen((event, loans) -> loans.open() == 0)
                    .atMostEvery(Duration.ofSeconds(10), Duration.ofMinutes(1))
                    .publishAll(snapshot("latest", LoanOpened.class), (event, loans) -> latest(loans)))
            .build();

    private final Step step = Steps.of(
            PUBLICATION,
            TITLE,
            new TopicNames("", "lending"),
            topic -> record -> record.toString().getBytes(StandardCharsets.UTF_8),
            topic -> RecordLimits.ofBytes(10_000));
    private final Step.Surroundings surroundings =
            new Step.Surroundings((lookup, id, time) -> new References.NotYet(), NOW);

    private final List<String> told = new ArrayList<>();
    private AggregateState state = step.initial();
    private long sequence;

    @Test
    void eventsWithinTheInterval_leaveTheLatestPending() {
        lent(0, "Ada");
        lent(3, "Bob");
        lent(9, "Cid");

        assertThat(told).containsExactly("PUBLISHED 1: Ada 1", "SUPERSEDED 2");
        assertThat(state.lane("latest")).isEqualTo(new Lane.Running(1));
        assertThat(state.window("latest").end()).isEqualTo(at(10));
        assertThat(state.window("latest").kept()).isEqualTo(1);
    }

    @Test
    void windowIsOver_pendingIsPublishedWithItsOwnIdentity() {
        lent(0, "Ada");
        lent(3, "Bob");

        IntegrationEvent published = published(over(), 0);

        assertThat(told).containsExactly("PUBLISHED 1: Ada 1", "PUBLISHED 2: Bob 2");
        assertThat(published.id())
                .isEqualTo(
                        new EventIdentity().of("lending", "latest", "t1", 2, 0).toString());
        assertThat(published.timestamp()).isEqualTo(at(3));
        assertThat(published.ordinal()).isEqualTo(2);
        assertThat(state.window("latest")).isEqualTo(new Window(at(20), null));
        assertThat(over()).isEmpty();
    }

    @Test
    void eventPastTheWindow_isPrecededByWhatWasPending_andOpensTheNextOne() {
        lent(0, "Ada");
        lent(3, "Bob");
        lent(10, "Cid");
        lent(35, "Dan");

        assertThat(told)
                .containsExactly(
                        "PUBLISHED 1: Ada 1", "PUBLISHED 2: Bob 2", "PUBLISHED 3: Cid 3", "PUBLISHED 4: Dan 4");
        assertThat(state.window("latest")).isEqualTo(new Window(at(45), null));
    }

    @Test
    void pending_isDueOnceNothingLateIsAwaited() {
        lent(0, "Ada");
        lent(3, "Bob");

        assertThat(Objects.requireNonNull(state.window("latest").pending()).due())
                .isEqualTo(at(70));
    }

    @Test
    void end_isPublishedAtOnce_andTakesThePlaceOfWhatIsPending() {
        lent(0, "Ada");
        lent(3, "Bob");
        apply(4, new Returned());
        lent(5, "Cid");

        assertThat(told).containsExactly("PUBLISHED 1: Ada 1", "SUPERSEDED 2", "PUBLISHED 3: end 2");
        assertThat(state.window("latest").end()).isEqualTo(at(14));
        assertThat(state.window("latest").kept()).isEqualTo(1);
    }

    @Test
    void filteredEvent_leavesWhatIsPending() {
        lent(0, "Ada");
        lent(3, "Bob");
        lent(4, "nobody");
        over();

        assertThat(told).containsExactly("PUBLISHED 1: Ada 1", "FILTERED 3", "PUBLISHED 2: Bob 2");
    }

    @Test
    void eventOfWhichNothingIsMade_opensNoWindow_andLeavesWhatIsPending() {
        lent(0, SILENT);
        assertThat(state.window("latest")).isEqualTo(Window.NONE);

        lent(1, "Ada");
        lent(2, "Bob");
        lent(3, SILENT);

        assertThat(over()).hasSize(1);
        assertThat(told).containsExactly("FILTERED 1", "PUBLISHED 2: Ada 1", "FILTERED 4", "PUBLISHED 3: Bob 2");
    }

    @Test
    void yearThatIsWrong_doesNotKeepEverythingAfterItPending() {
        apply(Instant.parse("2999-01-01T00:00:00Z"), new Lent("Ada"));
        apply(Instant.ofEpochMilli(NOW + 11_000), new Lent("Bob"));

        assertThat(told).containsExactly("PUBLISHED 1: Ada 1", "PUBLISHED 2: Bob 2");
    }

    @Test
    void laneIsParked_whatWasPendingComesBeforeWhatIsKept() {
        lent(0, "Ada");
        lent(3, "Bob");
        lent(4, BAD);
        lent(5, "Dan");
        over();
        assertThat(state.lane("latest")).isEqualTo(new Lane.Parked(2, 2));

        state = state.with("latest", ((Lane.Parked) state.lane("latest")).released(ORDER));
        resume(event(3, at(4), new Lent("Cid")), new Loans(3, "Cid"));
        resume(event(4, at(5), new Lent("Dan")), new Loans(4, "Dan"));
        over();

        assertThat(told)
                .containsExactly("PUBLISHED 1: Ada 1", "PUBLISHED 2: Bob 2", "SUPERSEDED 3", "PUBLISHED 4: Dan 3");
        assertThat(state.lane("latest")).isEqualTo(new Lane.Running(3));
    }

    @Test
    void whenTheDeadlineFires_changesNothing() {
        long seed = System.nanoTime();
        System.out.println("ThrottleStepTest: seed " + seed);
        Random random = new Random(seed);
        List<Integer> seconds = new ArrayList<>(List.of(0));
        for (int i = 1; i < 500; i++) {
            seconds.add(seconds.get(i - 1) + random.nextInt(random.nextInt(20) == 0 ? 60 : 6));
        }
        seconds.forEach(second -> lent(second, "reader " + second));
        over();
        List<String> byEvents = List.copyOf(told);

        state = step.initial();
        sequence = 0;
        told.clear();
        for (int second : seconds) {
            if (at(second) >= state.window("latest").end() && random.nextBoolean()) {
                over();
            }
            lent(second, "reader " + second);
        }
        over();

        assertThat(published(told)).as("seed %d", seed).isEqualTo(published(byEvents));
        assertThat(told).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(byEvents);
        assertThat(told.get(told.size() - 1)).as("seed %d", seed).contains("reader " + seconds.get(499));
        assertThat(published(told)).as("seed %d", seed).hasSizeLessThan(2 + seconds.get(499) / 10);
    }

    private static List<String> published(List<String> told) {
        return told.stream().filter(line -> line.startsWith("PUBLISHED")).toList();
    }

    private void lent(long second, String reader) {
        apply(second, new Lent(reader));
    }

    private void apply(long second, SpecificRecord data) {
        apply(T0.plusSeconds(second), data);
    }

    private void apply(Instant time, SpecificRecord data) {
        long place = ++sequence;
        Step.Result result = step.apply(state, event(place, time.toEpochMilli(), data), surroundings);
        tell(place, result);
    }

    private void resume(DomainEvent<SpecificRecord> event, Loans projection) {
        tell(event.sequence(), step.resume(state, "latest", event, projection, surroundings));
    }

    private List<Effect> over() {
        Step.Result result = step.windowOver(state, "latest");
        tell(0, result);
        return result.effects();
    }

    /** Notes what became of which event: {@code outcome sequence}, and of what is published {@code text ordinal}. */
    private void tell(long place, Step.Result result) {
        state = result.state();
        String made = "";
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.Publish publish) {
                made = ": " + text(publish.event());
            } else if (effect instanceof Effect.PublishPending pending) {
                told.add("PUBLISHED " + pending.sequence() + ": " + text(published(List.of(pending), 0)));
            } else if (effect instanceof Effect.Supersede supersede) {
                told.add("SUPERSEDED " + supersede.sequence());
            } else if (effect instanceof Effect.Count count && !count.rule().isEmpty()) {
                told.add(count.outcome() + " " + place + made);
            }
        }
    }

    private static IntegrationEvent published(List<? extends Effect> effects, int index) {
        return ((Effect.PublishPending) effects.get(index)).events().get(0);
    }

    private static String text(IntegrationEvent event) {
        byte[] value = event.value().bytes();
        if (value == null) {
            return "end " + event.ordinal();
        }
        String text = new String(value, StandardCharsets.UTF_8);
        int from = text.indexOf(": \"") + 3;
        return text.substring(from, text.indexOf('"', from)) + " " + event.ordinal();
    }

    private static List<LoanOpened> latest(Loans loans) {
        if (loans.reader().equals(BAD)) {
            throw new IllegalStateException("a bad name");
        }
        return loans.reader().equals(SILENT) ? List.of() : List.of(new LoanOpened(loans.reader(), loans.open()));
    }

    private static long at(long second) {
        return T0.plusSeconds(second).toEpochMilli();
    }

    private static DomainEvent<SpecificRecord> event(long sequence, long time, SpecificRecord data) {
        return new DomainEvent<>(
                "title", "t1", sequence, "t1#" + sequence, Instant.ofEpochMilli(time), null, null, data);
    }
}
