package dev.herald.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void anyTime_isReadAndWrittenAsInstantDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            long seconds = FIRST + (long) (random.nextDouble() * (LAST - FIRST + 1));
            long unit = new long[] {1_000_000_000, 1_000_000, 1_000, 1}[random.nextInt(4)];
            Instant time = Instant.ofEpochSecond(seconds, random.nextLong(1_000_000_000) / unit * unit);

            assertThat(new String(Rfc3339.text(time), StandardCharsets.UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(time.toString());
            assertThat(Rfc3339.parse(bytes(time.toString())))
                    .as("seed %d", seed)
                    .isEqualTo(time);
        }
    }

    @Test
    void everyDayOfFourCenturies_isReadAndWrittenAsInstantDoes() {
        Instant day = Instant.parse("1899-12-31T12:00:00Z");
        for (int i = 0; i < 146_097 + 2; i++) {
            assertThat(new String(Rfc3339.text(day), StandardCharsets.UTF_8)).isEqualTo(day.toString());
            assertThat(Rfc3339.parse(bytes(day.toString()))).isEqualTo(day);
            day = day.plusSeconds(86_400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T08:17:18+01:00",
                "2026-01-31t08:17:18z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T08:17Z",
                "2026-01-31T08:17:18.Z",
                "2026-01-31T08:17:18.1Z",
                "2026-01-31T08:17:18.123456789Z",
                "2026-01-31T08:17:18.1234567891Z",
                "2026-02-29T08:17:18Z",
                "2024-02-29T08:17:18Z",
                "2026-00-10T08:17:18Z",
                "2026-13-10T08:17:18Z",
                "2026-04-31T08:17:18Z",
                "2026-01-00T08:17:18Z",
                "2026-01-31T08:60:18Z",
                "2026-01-31T08:17:60Z",
                "2026-01-31T23:59:60Z",
                "2026/01/31T08:17:18Z",
                "2026-01-31 08:17:18Z",
                "2026-01-31T08:17:18,5Z",
                "-001-01-31T08:17:18Z",
                "+12026-01-31T08:17:18Z",
                "2026-01-31T08:17:1xZ",
                "2026-01-31T08:17:18.12xZ",
                "0000-01-01T00:00:00Z",
                "0000-02-29T00:00:00Z",
                "0000-03-01T00:00:00Z",
                "",
                "now"
            })
    void unusualText_isReadAsInstantReadsIt_orRefusedAsInstantRefusesIt(String text) {
        Instant expected;
        try {
            expected = Instant.parse(text);
        } catch (DateTimeException e) {
            assertThatExceptionOfType(DateTimeParseException.class).isThrownBy(() -> Rfc3339.parse(bytes(text)));
            return;
        }
        assertThat(Rfc3339.parse(bytes(text))).isEqualTo(expected);
    }

    @Test
    void mutatedText_isNeverReadOtherwiseThanByInstant() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] text = bytes("2024-02-29T23:59:58.120Z");
            text[random.nextInt(text.length)] = (byte) "0123456789-:TZ. +x".charAt(random.nextInt(18));
            text[random.nextInt(text.length)] = (byte) "0123456789-:TZ. +x".charAt(random.nextInt(18));

            assertThat(read(() -> Rfc3339.parse(text)))
                    .as("seed %d: %s", seed, new String(text, StandardCharsets.UTF_8))
                    .isEqualTo(read(() -> Instant.parse(new String(text, StandardCharsets.UTF_8))));
        }
    }

    private static String read(java.util.function.Supplier<Instant> reading) {
        try {
            return reading.get().toString();
        } catch (DateTimeException e) {
            return "refused";
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
