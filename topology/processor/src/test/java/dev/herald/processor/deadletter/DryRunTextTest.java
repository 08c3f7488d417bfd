package dev.herald.processor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.supervision.EvaluatedEvent;
import dev.herald.supervision.EvaluatedOutput;
import dev.herald.supervision.RedriveEvaluated;
import java.util.List;
import org.junit.jupiter.api.Test;

class DryRunTextTest {

    private static final EvaluatedOutput OUTPUT =
            new EvaluatedOutput("pay.public.completed", "p-1", "id-1", 1L, "{\"amount\":\"9.99\"}");
    private static final RedriveEvaluated ANSWER = new RedriveEvaluated(
            "c-1",
            "payment",
            "p-1",
            "completed",
            "PARKED",
            5L,
            List.of(
                    new EvaluatedEvent(3L, "completed", "PUBLISHED", "", "", "", List.of(OUTPUT)),
                    new EvaluatedEvent(4L, "completed", "PARKED", "MAP", "java.lang.Error", "no map", List.of())));

    private final DryRunText text = new DryRunText("payments");

    @Test
    void lines_sayWhatWouldComeOutAndWhatWouldFail() {
        assertThat(text.lines(ANSWER)).isEqualTo("""
                payment/p-1 completed: would park again
                  3 PUBLISHED by completed
                    -> pay.public.completed p-1, ce_id id-1, ce_sequence 1
                       {"amount":"9.99"}
                  4 PARKED by completed, stage MAP: java.lang.Error: no map""");
    }

    @Test
    void json_isTheAnswerWithItsContext() {
        assertThat(text.json(ANSWER).toString())
                .contains("\"end\":\"PARKED\"", "\"kept\":5", "\"id\":\"id-1\"", "\"context\":\"payments\"");
    }

    @Test
    void summary_countsTheEnds() {
        text.count("RELEASED");
        assertThat(text.allReleased()).isTrue();
        text.count("CUT");
        text.count("RELEASED");

        assertThat(text.allReleased()).isFalse();
        assertThat(text.summary()).isEqualTo("dry run, nothing was changed; {CUT=1, RELEASED=2}");
    }
}
