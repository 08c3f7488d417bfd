package dev.herald.contexts.deliveries;

import static dev.herald.contexts.deliveries.Deliveries.CREATE;
import static dev.herald.contexts.deliveries.Deliveries.DELIVERED;
import static dev.herald.contexts.deliveries.Deliveries.OUTCOME;
import static dev.herald.contexts.deliveries.Deliveries.PROGRESS;
import static dev.herald.contexts.deliveries.DeliveryEvents.EIGHT;
import static dev.herald.contexts.deliveries.DeliveryEvents.FEED;
import static dev.herald.contexts.deliveries.DeliveryEvents.abandoned;
import static dev.herald.contexts.deliveries.DeliveryEvents.created;
import static dev.herald.contexts.deliveries.DeliveryEvents.feed;
import static dev.herald.contexts.deliveries.DeliveryEvents.minutes;
import static dev.herald.contexts.deliveries.DeliveryEvents.succeeded;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.missed;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.timePasses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.deliveries.command.CreateDeliveries;
import dev.herald.deliveries.integration.FeedDelivered;
import dev.herald.deliveries.integration.FeedProgress;
import dev.herald.engine.event.Envelope;
import dev.herald.engine.step.Outcome;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.Input;
import dev.herald.testkit.OutputRecord;
import dev.herald.testkit.PublishedRecord;
import dev.herald.testkit.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FeedOutcomeTest {

    private final Scenario scenario = Scenario.of(new Deliveries());
    private final Scenario twoRows = scenario.given(feed(2), created("d-1", 1), created("d-2", 2));

    @Test
    void everyRowHasEnded_feedIsDelivered() {
        twoRows.given(succeeded("d-2", 2, 1, minutes(9)))
                .when(abandoned("d-1", 2, 5, minutes(7)), timePasses(Duration.ofMinutes(6)))
                .then(
                        published(DELIVERED, new FeedDelivered(FEED, "spring list", 2, 1, 1, 6, EIGHT, minutes(9)))
                                .header(Envelope.SUBJECT, FEED)
                                .header(Envelope.CAUSATION_ID, "delivery/d-1#2"),
                        progress(1, 1, minutes(9)));
    }

    @Test
    void oneRowHasNotEnded_feedIsNotDelivered() {
        twoRows.when(succeeded("d-1", 2, 3, minutes(7))).then(progress(1, 0, minutes(7)));
    }

    @Test
    void deliveryThatEndsTwice_countsOnce() {
        twoRows.given(succeeded("d-1", 2, 1, minutes(7)))
                .when(abandoned("d-1", 3, 5, minutes(8)))
                .then(counted("feed-outcome", Outcome.FILTERED, 1));
    }

    @Test
    void feedWithoutRows_isDeliveredAtOnce() {
        scenario.when(feed(0))
                .then(
                        published(CREATE, new CreateDeliveries(FEED, 0)),
                        published(DELIVERED, new FeedDelivered(FEED, "spring list", 0, 0, 0, 0, EIGHT, EIGHT)),
                        published(PROGRESS, new FeedProgress(FEED, 0, 0, 0, EIGHT)));
    }

    @Test
    void feedIsSeenToBeginLast_isDelivered_andNotWaitedFor() {
        scenario.startsAt(EIGHT)
                .given(created("d-1", 1), succeeded("d-1", 2, 1, minutes(2)))
                .when(feed(1), timePasses(Duration.ofDays(2)))
                .then(
                        published(CREATE, new CreateDeliveries(FEED, 1)),
                        published(DELIVERED, new FeedDelivered(FEED, "spring list", 1, 1, 0, 1, EIGHT, minutes(2))),
                        published(PROGRESS, new FeedProgress(FEED, 1, 1, 0, minutes(2))));
    }

    @Test
    void progress_isToldOnceAMinuteAtTheMost_andTheLatestInTheEnd() {
        Scenario toldTwice = scenario.startsAt(minutes(3))
                .comparing(PROGRESS)
                .given(feed(5), created("d-1", 1), created("d-2", 2), created("d-3", 3), created("d-4", 4))
                .when(
                        succeeded("d-1", 2, 1, EIGHT.plusSeconds(60)),
                        succeeded("d-2", 2, 1, EIGHT.plusSeconds(80)),
                        succeeded("d-3", 2, 1, EIGHT.plusSeconds(119)),
                        succeeded("d-4", 2, 1, EIGHT.plusSeconds(121)))
                .then(
                        published(PROGRESS, new FeedProgress(FEED, 5, 1, 0, EIGHT.plusSeconds(60))),
                        published(PROGRESS, new FeedProgress(FEED, 5, 3, 0, EIGHT.plusSeconds(119))),
                        counted("progress", Outcome.SUPERSEDED, 1),
                        counted("progress", Outcome.PENDING, 1));

        toldTwice
                .when(timePasses(Duration.ofMinutes(6)))
                .then(
                        published(PROGRESS, new FeedProgress(FEED, 5, 4, 0, EIGHT.plusSeconds(121))),
                        counted("progress", Outcome.PENDING, 0));
    }

    @Test
    void feedIsNotFinishedWithinADay_isMissed() {
        twoRows.startsAt(minutes(10))
                .given(succeeded("d-1", 2, 1, minutes(7)))
                .when(timePasses(Duration.ofHours(25)))
                .then(missed("created feeds are finished", OUTCOME, FEED, 1));
    }

    @Test
    void anyInterleaving_andDuplicates_giveOneFeedDeliveredOfTheSameIdAndBytes() {
        long seed = System.nanoTime();
        System.out.println("FeedOutcomeTest: seed " + seed);
        Random random = new Random(seed);
        Set<String> seen = new TreeSet<>();
        for (int round = 0; round < 5; round++) {
            List<OutputRecord> delivered = scenario.when(interleaved(random)).published().stream()
                    .filter(output -> output.topic().equals("deliveries.public.feed-delivered"))
                    .toList();
            assertThat(delivered).as("seed %d", seed).hasSize(1);
            OutputRecord one = delivered.get(0);
            seen.add(one.header(Envelope.ID) + " " + Arrays.toString(Objects.requireNonNull(one.value())));
        }
        assertThat(seen).as("seed %d", seed).hasSize(1);
    }

    /** Six rows, of which every third is abandoned; each event up to three times, in order within each aggregate. */
    private static List<Input> interleaved(Random random) {
        int rows = 6;
        List<Integer> turns = new ArrayList<>(List.of(0));
        for (int row = 1; row <= rows; row++) {
            turns.addAll(List.of(row, row));
        }
        Collections.shuffle(turns, random);
        Map<Integer, Integer> seen = new HashMap<>();
        List<Input> events = new ArrayList<>();
        for (int row : turns) {
            int sequence = seen.merge(row, 1, Integer::sum);
            DomainRecord event = row == 0 ? feed(rows) : ofRow(row, sequence);
            events.addAll(Collections.nCopies(1 + random.nextInt(3), event));
        }
        return events;
    }

    private static DomainRecord ofRow(int row, int sequence) {
        String id = "d-" + row;
        if (sequence == 1) {
            return created(id, row);
        }
        return row % 3 == 0 ? abandoned(id, 2, 5, minutes(row)) : succeeded(id, 2, row, minutes(20 - row));
    }

    private static PublishedRecord progress(int succeeded, int abandoned, Instant asOf) {
        return published(PROGRESS, new FeedProgress(FEED, 2, succeeded, abandoned, asOf));
    }
}
