package dev.herald.processor.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordTextTest {

    private final RecordText text = new RecordText(value -> value[0] == 0
            ? new ValueReader.AsJson(JsonNodeFactory.instance.objectNode().put("amount", 1))
            : new ValueReader.Unreadable("magic byte 1, expected 0"));

    @Test
    void readableRecord_hasItsPartsInOrder() {
        assertThat(text.json(record(utf8("rfp-1"), new byte[] {0})).toString())
                .isEqualTo("{\"topic\":\"t\",\"partition\":2,\"offset\":5,\"timestamp\":1483949838000,"
                        + "\"key\":\"rfp-1\",\"headers\":{\"ce_id\":\"x\",\"raw\":{\"base64\":\"/w==\"},"
                        + "\"twice\":[\"1\",\"2\"]},\"value\":{\"amount\":1}}");
    }

    @Test
    void tombstoneWithoutKey_isNull() {
        assertThat(text.json(record(null, null)).toString())
                .contains("\"key\":null")
                .endsWith("\"value\":null}");
    }

    @Test
    void unreadableValue_isShownWithItsReason() {
        assertThat(text.json(record(null, new byte[] {1})).get("value").toString())
                .isEqualTo("{\"base64\":\"AQ==\",\"unreadable\":\"magic byte 1, expected 0\"}");
    }

    @Test
    void lines_showPlaceHeadersAndValue() {
        assertThat(text.lines(record(utf8("rfp-1"), new byte[] {0})))
                .isEqualTo("2017-01-09T08:17:18Z t-2@5 rfp-1\n  ce_id: x\n  raw: {\"base64\":\"/w==\"}\n"
                        + "  twice: [\"1\",\"2\"]\n  {\"amount\":1}");
    }

    private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", utf8("x"));
        headers.add("raw", new byte[] {(byte) 0xff});
        headers.add("twice", utf8("1"));
        headers.add("twice", utf8("2"));
        return new ConsumerRecord<>(
                "t", 2, 5, 1483949838000L, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
