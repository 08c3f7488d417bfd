package dev.herald.contexts.payments;

import static dev.herald.contexts.payments.PaymentEvents.FRIDAY;
import static dev.herald.contexts.payments.PaymentEvents.MONDAY;
import static dev.herald.contexts.payments.PaymentEvents.TUESDAY;
import static dev.herald.contexts.payments.PaymentEvents.completed;
import static dev.herald.contexts.payments.PaymentEvents.registered;
import static dev.herald.contexts.payments.PaymentEvents.requested;
import static dev.herald.contexts.payments.PaymentEvents.settled;
import static dev.herald.contexts.payments.Payments.COMPLETED;
import static dev.herald.contexts.payments.Payments.DECLINED;
import static dev.herald.testkit.Expectations.counted;
import static dev.herald.testkit.Expectations.deadLetter;
import static dev.herald.testkit.Expectations.kept;
import static dev.herald.testkit.Expectations.published;
import static dev.herald.testkit.Inputs.bytes;
import static dev.herald.testkit.Inputs.event;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import dev.herald.payments.domain.PartyRenamed;
import dev.herald.testkit.DomainRecord;
import dev.herald.testkit.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read is a dead letter, untouched; nothing else is held up. */
class PaymentBadInputTest {

    private final Scenario payments = Scenario.of(new Payments())
            .comparing(COMPLETED, DECLINED)
            .given(registered(1, MONDAY, "Estates"), requested("rfp-1", 1, MONDAY, "1.00"));

    @Test
    void wrongMagicByte_isADeadLetter() {
        refused(
                bytes("payment", "rfp-2#1", MONDAY, new byte[] {1, 0, 0, 0, 1, 2}),
                "payments.domain.payment-0@1: value starts with byte 0x01, expected magic byte 0x00");
    }

    @Test
    void unknownSchemaId_isADeadLetter() {
        refused(
                bytes("payment", "rfp-2#1", MONDAY, new byte[] {0, 0, 0, 3, (byte) 0xE7, 2}),
                "schema id 999 cannot be resolved");
    }

    @Test
    void truncatedValue_isADeadLetter() {
        refused(bytes("payment", "rfp-2#1", MONDAY, new byte[] {0, 0, 0}), "value has 3 bytes, expected at least 5");
    }

    @Test
    void emptyValue_isADeadLetterNotATombstone() {
        refused(bytes("payment", "rfp-2#1", MONDAY, new byte[0]), "value has 0 bytes, expected at least 5");
    }

    @ParameterizedTest
    @CsvSource({
        "rfp-2, has no '#'",
        "#1, has no aggregate id before '#'",
        "rfp-2#, has 0 digits after '#'",
        "rfp-2#x, after '#'",
        "rfp-2#0, has no sequence of 1 or more",
        "rfp-2#-1, after '#'"
    })
    void keyThatIsNone_isADeadLetter(String key, String message) {
        refused(settled("rfp-2", 1, MONDAY).key(key), message);
    }

    @Test
    void recordWithoutKey_isADeadLetter() {
        refused(settled("rfp-2", 1, MONDAY).withoutKey(), "the record has no key; expected <aggregateId>#<sequence>");
    }

    @Test
    void timeThatIsNone_isADeadLetterWithItsHeaders() {
        refused(
                settled("rfp-2", 1, MONDAY).header(Envelope.TIME, "yesterday").header("from", "a test"),
                "header ce_time 'yesterday' is no RFC 3339 instant");
    }

    @ParameterizedTest
    @CsvSource({"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z", "+300000000-01-01T00:00:00Z"})
    void timeBeyondWhatARecordCanHave_isADeadLetter(String time) {
        refused(settled("rfp-2", 1, MONDAY).header(Envelope.TIME, time), "ce_time '" + time + "'");
    }

    @Test
    void recordInAPartitionThatIsNotItsIds_isADeadLetter() {
        DomainRecord misrouted = settled("rfp-1", 2, FRIDAY);

        Scenario.of(new Payments())
                .comparing(COMPLETED, DECLINED)
                .partitions("payment", 1000)
                .when(misrouted)
                .then(deadLetter(misrouted, Stage.RECEIVE).saying("the producer does not hash the aggregate id"));
    }

    @Test
    void unknownType_passesAndIsCounted() {
        payments.when(event("payment", "rfp-1", 2, TUESDAY, new PartyRenamed("x")), settled("rfp-1", 3, FRIDAY))
                .then(
                        published(
                                COMPLETED,
                                completed("rfp-1", "1.00", "Estates", MONDAY, FRIDAY)
                                        .build()),
                        counted(Outcome.UNKNOWN_TYPE, 1));
    }

    @Test
    void eventAfterOneThatCannotBeRead_isHeld() {
        DomainRecord broken = bytes("payment", "rfp-1#2", TUESDAY, new byte[] {5});

        payments.when(broken, settled("rfp-1", 3, FRIDAY)).then(deadLetter(broken, Stage.RECEIVE), kept(1));
    }

    private void refused(DomainRecord bad, String message) {
        payments.when(bad, settled("rfp-1", 2, FRIDAY))
                .then(
                        deadLetter(bad, Stage.RECEIVE).saying(message),
                        published(
                                COMPLETED,
                                completed("rfp-1", "1.00", "Estates", MONDAY, FRIDAY)
                                        .build()),
                        counted(Outcome.DEAD_LETTERED, 1),
                        kept(0));
    }
}
