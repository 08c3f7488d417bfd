package dev.herald.testkit;

import static dev.herald.testkit.Inputs.bytes;
import static dev.herald.testkit.Till.NOON;
import static dev.herald.testkit.Till.named;
import static dev.herald.testkit.Till.sold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.deadletter.DeadLetterHeaders;
import dev.herald.engine.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check must fail when what it guards is broken: each test doctors what a sound execution gave. */
class GuaranteeTest {

    private static final String RECEIPTS = "shop.public.customer-receipt";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final List<Input> INPUTS = List.of(
            named("tea", "Green tea"),
            sold(1, "tea", 99).correlationId("basket-1").traceparent(TRACE),
            sold(2, "tea", 199),
            sold(3, "tea", 299),
            bytes("till", "t1#4", NOON, new byte[] {1}).header("original", "yes"));

    private static Transcript sound;

    @BeforeAll
    static void execute() {
        sound = Execution.of(new Setup(Till.PUBLICATION, Map.of(), 1 << 20), INPUTS);
    }

    @Test
    void soundExecution_breaksNothing() {
        assertThat(sound.published()).hasSize(3 + 3);
        assertThat(sound.deadLetters()).hasSize(1);
        assertThat(Guarantee.allBroken(sound)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-type",
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_dataschema",
                "ce_sequence",
                "ce_causationid"
            })
    void missingHeader_breaksTheEnvelope(String name) {
        Transcript doctored = doctored(RECEIPTS, 1, output -> with(output, without(output, name)));

        assertThat(Guarantee.ENVELOPE.broken(doctored))
                .containsExactly(RECEIPTS + "@1: header " + name + " is there 0 times; expected once");
    }

    @ParameterizedTest
    @CsvSource({
        "content-type, application/json",
        "ce_specversion, 0.3",
        "ce_id, 1",
        "ce_source, shop",
        "ce_type, Receipt",
        "ce_subject, ''",
        "ce_time, 12:00",
        "ce_dataschema, urn:avro:Receipt:1",
        "ce_sequence, 2",
        "ce_sequence, 00000000000000000x2",
        "ce_causationid, ''"
    })
    void malformedHeader_breaksTheEnvelope(String name, String text) {
        Transcript doctored = doctored(RECEIPTS, 1, output -> header(output, name, text));

        assertThat(Guarantee.ENVELOPE.broken(doctored))
                .containsExactly(RECEIPTS + "@1: header " + name + " is malformed: '" + text + "'");
    }

    @Test
    void headerTwice_breaksTheEnvelope() {
        Transcript doctored = doctored(RECEIPTS, 1, output -> {
            Headers twice = new RecordHeaders(output.headers().toArray());
            return with(output, twice.add(Envelope.ID, "x".getBytes(StandardCharsets.UTF_8)));
        });

        assertThat(Guarantee.ENVELOPE.broken(doctored))
                .containsExactly(RECEIPTS + "@1: header ce_id is there 2 times; expected once");
    }

    @Test
    void valueThatIsNoRecord_breaksTheEnvelope() {
        Transcript doctored = doctored(RECEIPTS, 0, output -> value(output, new byte[] {0, 0, 0, 0, 3}));

        assertThat(Guarantee.ENVELOPE.broken(doctored))
                .singleElement()
                .asString()
                .startsWith(RECEIPTS + "@0: the value is no Receipt");
        assertThat(Guarantee.ENVELOPE.broken(doctored(RECEIPTS, 0, output -> value(output, null))))
                .containsExactly(RECEIPTS + "@0: no value, though only a snapshot can end");
    }

    @Test
    void idOfAnotherRecord_breaksIdentity() {
        String id = String.valueOf(at(RECEIPTS, 0).header(Envelope.ID));
        Transcript doctored = doctored(RECEIPTS, 2, output -> header(output, Envelope.ID, id));

        assertThat(Guarantee.IDENTITY.broken(doctored))
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault)
                        .isEqualTo(RECEIPTS + "@2: ce_id " + id + " is that of " + RECEIPTS + "@0 too"))
                .anySatisfy(fault -> assertThat(fault).contains("is not the name-based id of any rule"));
    }

    @Test
    void randomId_breaksIdentity() {
        String id = "c4f7a3d2-1111-5222-8333-444455556666";
        Transcript doctored = doctored(RECEIPTS, 1, output -> header(output, Envelope.ID, id));

        assertThat(Guarantee.IDENTITY.broken(doctored))
                .containsExactly(RECEIPTS + "@1: ce_id " + id
                        + " is not the name-based id of any rule on the event that ce_causationid and ce_subject name: "
                        + "till/t1#2 of t1");
    }

    @Test
    void lostRecord_breaksOrder() {
        List<OutputRecord> outputs = new ArrayList<>(sound.outputs());
        outputs.remove(at(RECEIPTS, 1));

        assertThat(Guarantee.ORDER.broken(with(outputs)))
                .containsExactly(RECEIPTS + "@2, rule 'customer' of till/t1: ce_sequence 0000000000000000003, expected "
                        + "0000000000000000002");
    }

    @Test
    void swappedRecords_breakOrder() {
        List<OutputRecord> outputs = new ArrayList<>(sound.outputs());
        Collections.swap(outputs, outputs.indexOf(at(RECEIPTS, 0)), outputs.indexOf(at(RECEIPTS, 1)));

        assertThat(Guarantee.ORDER.broken(with(outputs)))
                .contains(RECEIPTS
                        + "@0, rule 'customer' of till/t1: record 0 of domain event 1 comes after record 0 of domain "
                        + "event 2");
    }

    @Test
    void swappedRecordsOfOneEventWithRightNumbers_breakOrder() {
        String shop = "shop.public.shop-receipt";
        String second = String.valueOf(at(shop, 1).header(Envelope.ID));
        String third = String.valueOf(at(shop, 2).header(Envelope.ID));
        Transcript once = doctored(shop, 1, output -> header(output, Envelope.ID, third));
        List<OutputRecord> outputs = new ArrayList<>(once.outputs());
        outputs.replaceAll(output -> output.place().equals(shop + "@2") ? header(output, Envelope.ID, second) : output);

        assertThat(Guarantee.ORDER.broken(with(outputs)))
                .containsExactly(shop
                        + "@2, rule 'shop' of till/t1: record 0 of domain event 3 comes after record 1 of domain "
                        + "event 3");
    }

    @Test
    void timeOfTheClock_breaksCause() {
        long now = 1_893_456_000_000L;
        Transcript doctored = doctored(RECEIPTS, 0, output -> timestamp(output, now));

        assertThat(Guarantee.CAUSE.broken(doctored))
                .containsExactly(RECEIPTS + "@0: timestamp is " + now + "; the domain event's is "
                        + NOON.plusSeconds(1).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "ce_time, 2020-02-29T12:00:00Z, 2020-02-29T12:00:01.123Z",
        "ce_correlationid, basket-2, basket-1",
        "traceparent, 00-0-0-00, " + TRACE,
        "ce_traceparent, 00-0-0-00, " + TRACE
    })
    void headerThatIsNotTheEvents_breaksCause(String name, String text, String expected) {
        Transcript doctored = doctored(RECEIPTS, 0, output -> header(output, name, text));

        assertThat(Guarantee.CAUSE.broken(doctored))
                .containsExactly(RECEIPTS + "@0: " + name + " is " + text + "; the domain event's is " + expected);
    }

    @Test
    void touchedDeadLetter_isFound() {
        String letters = "shop.dead-letters";
        String place = letters + "@0, of shop.domain.till@3: ";

        assertThat(Guarantee.DEAD_LETTER.broken(doctored(letters, 0, output -> value(output, new byte[] {2}))))
                .containsExactly(place + "the value is not the input's");
        assertThat(Guarantee.DEAD_LETTER.broken(doctored(letters, 0, output -> key(output, "t1"))))
                .containsExactly(place + "the key is not the input's");
        assertThat(Guarantee.DEAD_LETTER.broken(doctored(letters, 0, output -> header(output, "original", "no"))))
                .containsExactly(place + "the first 1 headers are not the input's");
    }

    @Test
    void deadLetterThatDoesNotSayWhere_isFound() {
        String letters = "shop.dead-letters";

        assertThat(Guarantee.DEAD_LETTER.broken(
                        doctored(letters, 0, output -> header(output, DeadLetterHeaders.OFFSET, "9"))))
                .containsExactly(letters + "@0: tells of shop.domain.till@9, where nothing went in");
        assertThat(Guarantee.DEAD_LETTER.broken(
                        doctored(letters, 0, output -> with(output, without(output, DeadLetterHeaders.STAGE)))))
                .containsExactly(letters + "@0: no header herald.stage");
    }

    @Test
    void accountsThatDoNotAddUp_areFound() {
        Transcript doctored = new Transcript(
                sound.setup(), sound.registry(), sound.sent(), sound.outputs(), sound.counts(), 3, 0, List.of("rule"));

        assertThat(Guarantee.ACCOUNTS.broken(doctored))
                .containsExactly("rule", "records: 3 were counted as read; 4 went in");
    }

    @Test
    void publishedRecordThatWasNotCounted_isFound() {
        List<OutputRecord> outputs = new ArrayList<>(sound.outputs());
        outputs.remove(at(RECEIPTS, 1));

        assertThat(Guarantee.ACCOUNTS.broken(with(outputs)))
                .containsExactly("rule 'customer': counted 3 events as published; records came out for 2");
    }

    @Test
    void replayWithAnotherRecord_isFound() {
        Transcript again = doctored(RECEIPTS, 1, output -> timestamp(output, 1));

        assertThat(Replay.differences(sound, sound)).isEmpty();
        assertThat(Replay.differences(sound, again))
                .singleElement()
                .asString()
                .startsWith("REPLAY broken: " + RECEIPTS + "@1 was " + RECEIPTS + "@1 key=t1 timestamp=");
    }

    @Test
    void redeliveryThatPublishesAgain_isFound() {
        List<OutputRecord> outputs = new ArrayList<>(sound.outputs());
        outputs.add(at(RECEIPTS, 2));

        assertThat(Replay.differencesRedelivered(sound, sound)).isEmpty();
        assertThat(Replay.differencesRedelivered(sound, with(outputs)))
                .contains("REDELIVERY broken: 6 records came out, then 7");
    }

    private static OutputRecord at(String topic, long offset) {
        return sound.outputs().stream()
                .filter(output -> output.topic().equals(topic) && output.offset() == offset)
                .findFirst()
                .orElseThrow();
    }

    private static Transcript doctored(String topic, long offset, UnaryOperator<OutputRecord> change) {
        OutputRecord target = at(topic, offset);
        List<OutputRecord> outputs = new ArrayList<>(sound.outputs());
        outputs.replaceAll(output -> output.equals(target) ? change.apply(output) : output);
        return with(outputs);
    }

    private static Transcript with(List<OutputRecord> outputs) {
        return new Transcript(
                sound.setup(),
                sound.registry(),
                sound.sent(),
                outputs,
                sound.counts(),
                sound.read(),
                sound.kept(),
                sound.imbalances());
    }

    private static OutputRecord header(OutputRecord output, String name, String text) {
        Headers changed = new RecordHeaders();
        for (var header : output.headers()) {
            changed.add(
                    header.key(), header.key().equals(name) ? text.getBytes(StandardCharsets.UTF_8) : header.value());
        }
        return with(output, changed);
    }

    private static Headers without(OutputRecord output, String name) {
        return new RecordHeaders(output.headers().toArray()).remove(name);
    }

    private static OutputRecord with(OutputRecord o, Headers headers) {
        return new OutputRecord(o.topic(), o.offset(), o.key(), o.value(), headers, o.timestamp(), o.after());
    }

    private static OutputRecord timestamp(OutputRecord o, long timestamp) {
        return new OutputRecord(o.topic(), o.offset(), o.key(), o.value(), o.headers(), timestamp, o.after());
    }

    private static OutputRecord value(OutputRecord o, byte @Nullable [] value) {
        return new OutputRecord(o.topic(), o.offset(), o.key(), value, o.headers(), o.timestamp(), o.after());
    }

    private static OutputRecord key(OutputRecord o, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new OutputRecord(o.topic(), o.offset(), bytes, o.value(), o.headers(), o.timestamp(), o.after());
    }
}
