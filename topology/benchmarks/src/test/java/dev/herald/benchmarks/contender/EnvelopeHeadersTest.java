package dev.herald.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.event.Envelope;
import dev.herald.engine.publish.Channel;
import dev.herald.payments.integration.PaymentStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class EnvelopeHeadersTest {
    @Test
    void publicEvent_hasTheTenHeadersOfItsContract_inTheOrderInWhichHeraldWritesThem() {
        List<Header> headers =
                EnvelopeHeaders.STATUS.of(bytes("pay-0000012"), bytes("payment/pay-0000012#3"), 3, 1_764_000_000_123L);

        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(texts)
                .containsExactly(
                        Map.entry("content-type", "application/avro"),
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_source", "/payments"),
                        Map.entry("ce_type", "dev.herald.payments.integration.PaymentStatus"),
                        Map.entry("ce_dataschema", Channel.dataSchemaOf(PaymentStatus.getClassSchema())),
                        Map.entry("ce_id", "payment/pay-0000012#3/PaymentStatus"),
                        Map.entry("ce_subject", "pay-0000012"),
                        Map.entry("ce_time", "2025-11-24T16:00:00.123Z"),
                        Map.entry("ce_sequence", Envelope.sequenceText(3)),
                        Map.entry("ce_causationid", "payment/pay-0000012#3"));
    }

    @Test
    void nextEvent_leavesTheHeadersOfTheOneBeforeAsTheyAre() {
        List<Header> first = EnvelopeHeaders.COMPLETED.of(bytes("a"), bytes("payment/a#4"), 4, 0);

        EnvelopeHeaders.COMPLETED.of(bytes("b"), bytes("payment/b#9"), 9, 1);

        assertThat(first.get(6).value()).isEqualTo(bytes("a"));
        assertThat(first.get(9).value()).isEqualTo(bytes("payment/a#4"));
    }

    @Test
    void sequence_isReadOutOfTheKey() {
        assertThat(PaymentKey.sequence(bytes("pay-1#2#340"))).isEqualTo(340);
        assertThat(PaymentKey.aggregateId(bytes("pay-1#2#340"))).isEqualTo("pay-1#2");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
