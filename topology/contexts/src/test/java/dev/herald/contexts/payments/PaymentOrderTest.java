package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.FRIDAY;
import static dev.herald.contexts.payments.PaymentEvents.MONDAY;
import static dev.herald.contexts.payments.PaymentEvents.TUESDAY;
import static dev.herald.contexts.payments.PaymentEvents.WEDNESDAY;
import static dev.herald.contexts.payments.PaymentEvents.approved;
import static dev.herald.contexts.payments.PaymentEvents.completed;
import static dev.herald.contexts.payments.PaymentEvents.declined;
import static dev.herald.contexts.payments.PaymentEvents.registered;
import static dev.herald.contexts.payments.PaymentEvents.rejected;
import static dev.herald.contexts.payments.PaymentEvents.requested;
import static dev.herald.contexts.payments.PaymentEvents.settled;
import static dev.herald.contexts.payments.Payments.COMPLETED;
import static dev.herald.contexts.payments.Payments.DECLINED;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.kept;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.tombstone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.step.Outcome;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.OutputRecord;
import dev.herald.testkit.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PaymentOrderTest {

    private final Scenario payments =
            Scenario.of(new Payments()).comparing(COMPLETED, DECLINED).given(registered(1, MONDAY, "Estates"));

    @Test
    void eventsOutOfOrder_areHeldUntilTheMissingOneComes() {
        payments.when(settled("rfp-1", 4, FRIDAY), approved("rfp-1", 3, TUESDAY), requested("rfp-1", 1, MONDAY, "1.00"))
                .then(counted(Outcome.HELD, 2), kept(2))
                .when(approved("rfp-1", 2, MONDAY))
                .then(
                        published(
                                COMPLETED,
                                completed("rfp-1", "1.00", "Estates", MONDAY, FRIDAY)
                                        .setApprovals(2)
                                        .build()),
                        kept(0));
    }

    @Test
    void duplicates_areDroppedAndCounted() {
        payments.given(requested("rfp-1", 1, MONDAY, "1.00"), settled("rfp-1", 2, FRIDAY))
                .when(settled("rfp-1", 2, FRIDAY), requested("rfp-1", 1, MONDAY, "1.00"))
                .then(counted(Outcome.DUPLICATE, 2));
    }

    @Test
    void duplicateOfAHeldEvent_isDroppedAndCounted() {
        payments.when(settled("rfp-1", 2, FRIDAY), settled("rfp-1", 2, FRIDAY))
                .then(counted(Outcome.HELD, 1), counted(Outcome.DUPLICATE, 1), kept(1));
    }

    @Test
    void firstOfTwoEventsOfOneSequence_counts() {
        payments.when(
                        requested("rfp-1", 1, MONDAY, "1.00"),
                        requested("rfp-1", 1, TUESDAY, "9.99"),
                        settled("rfp-1", 2, FRIDAY))
                .then(published(
                        COMPLETED,
                        completed("rfp-1", "1.00", "Estates", MONDAY, FRIDAY).build()));
    }

    @Test
    void tombstone_countsAsItsEventHavingPassed() {
        payments.when(
                        requested("rfp-1", 1, MONDAY, "1.00"),
                        tombstone("payment", "rfp-1", 2, TUESDAY),
                        settled("rfp-1", 3, FRIDAY))
                .then(
                        published(
                                COMPLETED,
                                completed("rfp-1", "1.00", "Estates", MONDAY, FRIDAY)
                                        .build()),
                        counted(Outcome.TOMBSTONE, 1));
    }

    @Test
    void tombstoneOutOfOrder_isHeldLikeAnyOther() {
        payments.when(settled("rfp-1", 3, FRIDAY), tombstone("payment", "rfp-1", 2, TUESDAY))
                .then(kept(2))
                .when(requested("rfp-1", 1, MONDAY, "1.00"))
                .then(
                        published(
                                COMPLETED,
                                completed("rfp-1", "1.00", "Estates", MONDAY, FRIDAY)
                                        .build()),
                        kept(0));
    }

    @Test
    void laterTombstone_takesNothingBack() {
        payments.given(requested("rfp-1", 1, MONDAY, "1.00"))
                .when(tombstone("payment", "rfp-1", 1, FRIDAY), settled("rfp-1", 2, FRIDAY))
                .then(
                        published(
                                COMPLETED,
                                completed("rfp-1", "1.00", "Estates", MONDAY, FRIDAY)
                                        .build()),
                        counted(Outcome.DUPLICATE, 1));
    }

    @Test
    void eventsOutOfOrderOfBothRules_arePublishedInOrderPerLane() {
        payments.when(
                        settled("rfp-1", 6, FRIDAY),
                        rejected("rfp-1", 4, WEDNESDAY, "ADMINISTRATION"),
                        requested("rfp-1", 5, WEDNESDAY, "3.00"),
                        rejected("rfp-1", 2, TUESDAY, "SUPERVISOR"),
                        requested("rfp-1", 1, MONDAY, "1.00"),
                        requested("rfp-1", 3, TUESDAY, "2.00"))
                .then(
                        published(DECLINED, declined("rfp-1", "1.00", "Estates", "SUPERVISOR", TUESDAY, 1)),
                        published(DECLINED, declined("rfp-1", "2.00", "Estates", "ADMINISTRATION", WEDNESDAY, 2)),
                        published(
                                COMPLETED,
                                completed("rfp-1", "3.00", "Estates", MONDAY, FRIDAY)
                                        .setAttempts(3)
                                        .setDeclines(2)
                                        .build()));
    }

    @Test
    void anyOrderAndAnyDuplicates_giveTheSameRecords() {
        List<DomainRecord> log = log();
        Map<String, String> expected = byId(payments.when(log).published());
        long seed = new Random().nextLong();
        List<DomainRecord> shuffled = new ArrayList<>(log);
        shuffled.addAll(log.subList(0, log.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));

        Map<String, String> records = byId(payments.when(shuffled).published());

        assertThat(records).as("seed %d", seed).isEqualTo(expected).hasSize(10 * (2 + 4));
    }

    private static List<DomainRecord> log() {
        List<DomainRecord> log = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            log.add(requested("rfp-" + i, 1, MONDAY.plusSeconds(i), i + ".00"));
            log.add(rejected("rfp-" + i, 2, TUESDAY.plusSeconds(i), "SUPERVISOR"));
            log.add(requested("rfp-" + i, 3, WEDNESDAY.plusSeconds(i), i + ".50"));
            log.add(settled("rfp-" + i, 4, FRIDAY.plusSeconds(i)));
        }
        return log;
    }

    /** All that a consumer sees of each record, by its id. */
    private static Map<String, String> byId(List<OutputRecord> records) {
        Map<String, String> byId = new TreeMap<>();
        for (OutputRecord record : records) {
            String seen = record.topic() + " " + record.keyText() + " " + record.timestamp() + " " + record.headers()
                    + " " + Arrays.toString(record.value());
            assertThat(byId.put(String.valueOf(record.header(Envelope.ID)), seen))
                    .isNull();
        }
        return byId;
    }
}
