package dev.herald.engine.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.publish.RecordLimits;
import dev.herald.engine.receive.SourceRecord;
import dev.herald.engine.step.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterRecordTest {

    private static final long TIME = 1_000_000;
    private static final int LIMIT = 20_000;

    @Test
    void letterThatFits_isTheOriginalUntouched() {
        DeadLetterRecord made = made(letter(new byte[10], new byte[3_000], 1_000), RecordLimits.ofBytes(LIMIT));

        assertThat(made.key()).hasSize(10);
        assertThat(made.value()).hasSize(3_000);
        assertThat(made.timestamp()).isEqualTo(TIME);
        assertThat(names(made))
                .startsWith("original", "__streams.errors.exception")
                .doesNotContain("herald.omitted");
    }

    @Test
    void valueThatDoesNotFit_isReplacedByItsSizeAndDigest() {
        DeadLetterRecord made = made(letter(new byte[10], new byte[LIMIT], 1_000), RecordLimits.ofBytes(LIMIT));

        assertThat(made.value()).isNull();
        assertThat(made.key()).hasSize(10);
        assertThat(names(made)).startsWith("original");
        assertThat(text(made, "herald.omitted")).isEqualTo("value");
        assertThat(text(made, "herald.value.bytes")).isEqualTo("20000");
        assertThat(text(made, "herald.value.sha256"))
                // sha256sum of 20,000 zero bytes
                .isEqualTo("28b4f41a7f3ee6d8cc87272db6e09c6d3566551fd4d18702b041a21658272a85");
        assertThat(text(made, "__streams.errors.offset")).isEqualTo("7");
        assertThat(wireSize(made)).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void headersThatDoNotFit_areLeftOutToo() {
        DeadLetterRecord made = made(letter(new byte[10], new byte[20], LIMIT), RecordLimits.ofBytes(LIMIT));

        assertThat(made.value()).isNull();
        assertThat(made.key()).hasSize(10);
        assertThat(names(made)).doesNotContain("original");
        assertThat(text(made, "herald.omitted")).isEqualTo("value, headers");
        assertThat(wireSize(made)).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void keyThatDoesNotFit_isLeftOutToo() {
        DeadLetterRecord made = made(letter(new byte[LIMIT], null, 10), RecordLimits.ofBytes(LIMIT));

        assertThat(made.key()).isNull();
        assertThat(text(made, "herald.omitted")).isEqualTo("value, headers, key");
        assertThat(names(made)).contains("herald.stage").doesNotContain("herald.value.bytes");
        assertThat(wireSize(made)).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void timeThatTheTopicRefuses_isTheClocks() {
        DeadLetter letter = letter(new byte[10], new byte[20], 10);
        RecordLimits limits = new RecordLimits(LIMIT, 50, 100);

        assertThat(made(letter, limits, TIME - 100).timestamp()).isEqualTo(TIME);
        assertThat(made(letter, limits, TIME - 101).timestamp()).isEqualTo(TIME - 101);
        assertThat(made(letter, limits, TIME + 50).timestamp()).isEqualTo(TIME);
        assertThat(made(letter, limits, TIME + 51).timestamp()).isEqualTo(TIME + 51);
    }

    private static DeadLetter letter(byte[] key, byte @Nullable [] value, int headerBytes) {
        Headers headers = new RecordHeaders().add("original", new byte[headerBytes]);
        SourceRecord source = new SourceRecord("payments.domain.payment", 3, 7, TIME, key, value, headers);
        ErrorText error = new ErrorText("a.Failure", "it failed", "it failed\n  at here");
        return new DeadLetter(source, "payment", "rfp-1", 2, "completed", Stage.MAP, error);
    }

    private static DeadLetterRecord made(DeadLetter letter, RecordLimits limits) {
        return made(letter, limits, TIME);
    }

    private static DeadLetterRecord made(DeadLetter letter, RecordLimits limits, long now) {
        return DeadLetterRecord.of(letter, "payments", "1.0", limits, now);
    }

    private static List<String> names(DeadLetterRecord made) {
        List<String> names = new ArrayList<>();
        made.headers().forEach(header -> names.add(header.key()));
        return names;
    }

    private static String text(DeadLetterRecord made, String name) {
        Header header = made.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** As the producer estimates it. */
    private static int wireSize(DeadLetterRecord made) {
        return AbstractRecords.estimateSizeInBytesUpperBound(
                (byte) 2,
                CompressionType.NONE,
                made.key(),
                made.value(),
                made.headers().toArray());
    }
}
