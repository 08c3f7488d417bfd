package dev.herald.sandbox;

import static dev.herald.sandbox.Installation.DEAD_LETTERS;
import static dev.herald.sandbox.Installation.PARTIES;
import static dev.herald.sandbox.Installation.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that are no domain events, among those that are. */
@ExtendWith(SharedSandbox.class)
class BadInputIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void badRecordsInSourceAndReference_areEachOneDeadLetterUntouched_andTheRestGoesOn(Broker broker, Registry registry)
            throws Exception {
        try (Installation installation = Installation.at(broker, registry)) {
            installation.send(SmallLog.partyAndPayment("party-1", "before"));
            List<BadRecord> badPayments = BadRecord.ofEachKind(valueOf(installation, PAYMENTS, "before#1"));
            List<BadRecord> badParties = BadRecord.ofEachKind(valueOf(installation, PARTIES, "party-1#1"));
            try (HeraldProcess herald = installation.run()) {
                installation.topic(PAYMENTS).write(badPayments);
                installation.topic(PARTIES).write(badParties);
                installation.send(SmallLog.payment("after", "party-1"));
                awaitDeadLetters(installation, 2 * badPayments.size());

                installation.finish(herald);
            }
            // A new process with an empty directory reads all the references again, and repeats nothing.
            try (HeraldProcess herald = installation.run()) {
                installation.send(SmallLog.payment("again", "party-1"));
                installation.finish(herald);
            }

            assertThat(installation.topic(ExpectedPayments.COMPLETED).byKey())
                    .containsOnlyKeys("before", "after", "again");
            assertThat(letters(installation, PAYMENTS)).containsExactlyInAnyOrderElementsOf(badPayments);
            assertThat(letters(installation, PARTIES)).containsExactlyInAnyOrderElementsOf(badParties);
        }
    }

    @Test
    void tombstones_countAsTheirEventsHavingPassed(Broker broker, Registry registry) throws Exception {
        try (Installation installation = Installation.at(broker, registry);
                HeraldProcess herald = installation.run()) {
            installation.topic(PARTIES).write("party-1#1", null);
            installation.topic(PAYMENTS).write("erased#1", null);
            installation.send(List.of(
                    SmallLog.renamed("party-1", 2),
                    SmallLog.requested("erased", 2, "party-1"),
                    SmallLog.settled("erased", 3)));

            installation.awaitDone(herald);
            assertThat(Installation.accounts(herald).at("/counts//TOMBSTONE").asLong())
                    .isEqualTo(1);
            installation.finish(herald);

            assertThat(installation.topic(DEAD_LETTERS).records()).isEmpty();
            assertThat(installation.published())
                    .singleElement()
                    .extracting(record -> Fields.object(record, "value").get("payer"))
                    .isEqualTo(Map.of("partyId", "party-1", "name", "party-1, renamed"));
        }
    }

    private static byte[] valueOf(Installation installation, String topic, String key) {
        return installation.topic(topic).records().stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .findAny()
                .orElseThrow()
                .value();
    }

    private static void awaitDeadLetters(Installation installation, int count) {
        Topic topic = installation.topic(DEAD_LETTERS);
        Await.until(
                LIMIT,
                () -> topic.records().size() >= count,
                () -> topic.records().size() + " dead letters of " + count);
    }

    /** Returns the dead letters of a topic's records, as the bad records that they tell of. */
    private static List<BadRecord> letters(Installation installation, String topic) {
        List<BadRecord> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter :
                installation.topic(DEAD_LETTERS).records()) {
            if (text(letter, "__streams.errors.topic")
                    .equals(installation.topic(topic).name())) {
                assertThat(text(letter, "__streams.errors.message")).contains(text(letter, "origin"));
                assertThat(text(letter, "herald.stage")).isEqualTo("RECEIVE");
                assertThat(letter.timestamp()).isEqualTo(BadRecord.TIME);
                PublicRecord read = PublicRecord.of(letter);
                letters.add(new BadRecord(
                        String.valueOf(read.key()), String.valueOf(read.value()), text(letter, "origin")));
            }
        }
        return letters;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
        Header found = record.headers().lastHeader(header);
        return found == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
    }
}
