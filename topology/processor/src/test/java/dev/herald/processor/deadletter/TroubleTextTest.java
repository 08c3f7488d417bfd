package dev.herald.processor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TroubleTextTest {

    private final TroubleText text = new TroubleText("payments");

    @Test
    void nothing_isSaid() {
        assertThat(text.table()).isEqualTo("parked lanes: 0, other dead letters: 0");
    }

    @Test
    void parkedLanesAndOtherLetters_areTwoAlignedTables() {
        text.add(Troubles.lane("p-1", "completed", 3));
        text.add(Troubles.lane("payment-17", "", 12));
        text.add(Troubles.letter("RECEIVE"));

        assertThat(text.table()).isEqualTo("""
                AGGREGATE           RULE       SEQUENCE  STAGE  ERROR                  SINCE                 MESSAGE
                payment/p-1         completed  3         MAP    IllegalStateException  2026-05-11T12:00:00Z  no map
                payment/payment-17  -          12        MAP    IllegalStateException  2026-05-11T12:00:00Z  no map

                Not kept in a lane: a redrive does not bring them back.
                AGGREGATE    RULE  SEQUENCE  STAGE    ERROR       STOOD AT                 MESSAGE
                payment/p-1  -     3         RECEIVE  Unreadable  pay.domain.payment-2@41  starts with 0x01

                parked lanes: 2, other dead letters: 1""");
    }

    @Test
    void json_saysWhetherItIsParked() {
        assertThat(text.json(Troubles.lane("p-1", "completed", 3)))
                .hasToString("{\"context\":\"payments\",\"state\":\"PARKED\",\"aggregate\":\"payment\","
                        + "\"aggregateId\":\"p-1\",\"rule\":\"completed\",\"sequence\":3,\"stage\":\"MAP\","
                        + "\"exception\":\"java.lang.IllegalStateException\",\"message\":\"no map\","
                        + "\"since\":\"2026-05-11T12:00:00Z\"}");
        assertThat(text.json(Troubles.letter("RECEIVE")).toString())
                .contains("\"state\":\"TOLD\"", "\"source\":\"pay.domain.payment-2@41\"");
    }

    @Test
    void longMessage_isCutAndSaysHowLongItIs() {
        assertThat(TroubleText.cut("abcdef", 3)).isEqualTo("abc… (6 characters)");
        assertThat(TroubleText.cut("abc", 3)).isEqualTo("abc");
    }
}
