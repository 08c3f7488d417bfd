package dev.herald.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventKeyTest {

    @ParameterizedTest
    @CsvSource({"rfp-1#3, rfp-1, 3", "a#b#7, a#b, 7", "ü#1, ü, 1", "x#000000000000000012, x, 12"})
    void wellFormed_splitsAtTheLastHash(String text, String id, long sequence) {
        assertThat(parse(text)).isEqualTo(new EventKey.Valid(new EventKey(id, sequence)));
    }

    @ParameterizedTest
    @CsvSource({
        "rfp-1, has no '#'",
        "#3, has no aggregate id",
        "rfp-1#, has 0 digits",
        "rfp-1#x, has no sequence of 1 or more",
        "rfp-1#0, has no sequence of 1 or more",
        "rfp-1#-1, has no sequence of 1 or more",
        "rfp-1#1234567890123456789, has 19 digits"
    })
    void malformed_saysWhatWasFoundAndExpected(String text, String reason) {
        assertThat(((EventKey.Malformed) parse(text)).reason())
                .contains("'" + text + "'", reason, "expected <aggregateId>#<sequence>");
    }

    /** Read as text they would be one aggregate, and the second one's events duplicates of the first's. */
    @Test
    void idThatIsNotUtf8_isMalformed() {
        byte[] bytes = {'r', (byte) 0xFF, '#', '1'};

        assertThat(EventKey.parse(bytes))
                .isInstanceOfSatisfying(EventKey.Malformed.class, malformed -> assertThat(malformed.reason())
                        .contains("has an aggregate id that is not UTF-8"));
        assertThat(parse("r\uFFFD#1")).isEqualTo(new EventKey.Valid(new EventKey("r\uFFFD", 1)));
    }

    @Test
    void missing_isMalformed() {
        assertThat(EventKey.parse(null)).isInstanceOf(EventKey.Malformed.class);
    }

    @Test
    void idTooLong_isMalformedAndCutInTheMessage() {
        EventKey.Parsed parsed = parse("x".repeat(5000) + "#1");

        assertThat(((EventKey.Malformed) parsed).reason())
                .contains("5000 bytes", "the limit is 4096")
                .hasSizeLessThan(300);
    }

    @Test
    void bytes_areWhatIsParsed() {
        EventKey key = new EventKey("a#b", 12);

        assertThat(EventKey.parse(key.bytes())).isEqualTo(new EventKey.Valid(key));
    }

    private static EventKey.Parsed parse(String text) {
        return EventKey.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
