package dev.herald.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.fuzz.Fuzz;
import dev.herald.engine.fuzz.Mutation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventKeyFuzzTest {

    private static final int LONGEST_REASON = 600;
    private static final List<String> RIGHT =
            List.of("rfp-1#3", "#a#1", "漢字#999999999999999999", "x".repeat(4096) + "#7");

    @Test
    void anyBytes_areAKeyThatIsWrittenAsItWasRead_orSayWhyNot() {
        Fuzz.run("record keys", 20_000, random -> {
            byte[] bytes = new Mutation(random)
                    .of(RIGHT.get(random.nextInt(RIGHT.size())).getBytes(StandardCharsets.UTF_8));

            if (EventKey.parse(bytes) instanceof EventKey.Valid valid) {
                assertThat(valid.key().aggregateId()).isNotEmpty();
                assertThat(valid.key().sequence()).isPositive();
                assertThat(EventKey.parse(valid.key().bytes())).isEqualTo(valid);
                assertThat(new String(bytes, StandardCharsets.UTF_8))
                        .startsWith(valid.key().aggregateId() + "#");
            } else {
                isPlain(((EventKey.Malformed) EventKey.parse(bytes)).reason());
            }
            if (EventKey.parseId(bytes) instanceof EventKey.Valid valid) {
                assertThat(valid.key().aggregateId().getBytes(StandardCharsets.UTF_8))
                        .isEqualTo(bytes);
            } else {
                isPlain(((EventKey.Malformed) EventKey.parseId(bytes)).reason());
            }
        });
    }

    private static void isPlain(String reason) {
        assertThat(reason).isNotBlank().hasSizeLessThan(LONGEST_REASON);
        assertThat(reason.codePoints()).noneMatch(Character::isISOControl);
    }
}
