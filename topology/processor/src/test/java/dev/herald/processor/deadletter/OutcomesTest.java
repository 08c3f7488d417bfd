package dev.herald.processor.deadletter;

import static dev.herald.processor.deadletter.Troubles.lane;
import static dev.herald.processor.deadletter.Troubles.parked;
import static dev.herald.processor.deadletter.Troubles.released;
import static dev.herald.processor.deadletter.Troubles.repair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.processor.deadletter.Outcome.End;
import dev.herald.processor.deadletter.Repair.Kind;
import dev.herald.supervision.CommandWithoutEffect;
import dev.herald.supervision.EventDiscarded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private final List<Outcome> told = new ArrayList<>();
    private final OutcomeText text = new OutcomeText("payments");

    @Test
    void lanesThatAreReleasedWaitOrParkAgain_areToldAsTheyCome() {
        Outcomes outcomes = outcomes(redrive("p-1"), redrive("p-2"), redrive("p-3"), redrive("p-4"));

        outcomes.apply(released("p-2", "completed", "c-p-2", true));
        outcomes.apply(parked("p-3", "completed", 7));
        outcomes.apply(parked("p-9", "completed", 1));
        outcomes.apply(parked("p-1", "declined", 3));
        outcomes.apply(released("p-1", "completed", "c-p-1", false));
        assertThat(outcomes.open()).isEqualTo(1);
        outcomes.giveUp();

        assertThat(told)
                .extracting(text::line)
                .containsExactly(
                        "payment/p-2 completed: released, and waits at 9",
                        "payment/p-3 completed: parked again at 7, stage MAP: IllegalStateException: no map",
                        "payment/p-1 completed: released, up to 9",
                        "payment/p-4 completed: no outcome in time");
        assertThat(text.summary())
                .isEqualTo("released: 1, waiting: 1, parked again: 1, nothing done: 0, no outcome in time: 1");
        assertThat(text.allReleased()).isFalse();
    }

    @Test
    void discard_endsOnlyAfterItsEventWasTakenOut() {
        Outcomes outcomes = outcomes(repair(Kind.DISCARD, "c-1", lane("p-1", "completed", 3)));

        outcomes.apply(released("p-1", "completed", "c-0", false));
        outcomes.apply(parked("p-1", "completed", 3));
        assertThat(told).isEmpty();
        outcomes.apply(new EventDiscarded("payment", "p-1", "completed", 3L, "c-1", "ops", "why"));
        outcomes.apply(released("p-1", "completed", "c-1", false));

        assertThat(told).singleElement().satisfies(outcome -> {
            assertThat(outcome.end()).isEqualTo(End.RELEASED);
            assertThat(text.line(outcome)).isEqualTo("payment/p-1 completed: event 3 discarded, released, up to 9");
            assertThat(text.json(outcome).toString())
                    .contains("\"state\":\"RELEASED\"", "\"command\":\"DISCARD\"", "\"discarded\":true");
        });
        assertThat(text.allReleased()).isTrue();
    }

    @Test
    void commandThatChangedNothing_saysWhy_andAnothersIsNotTaken() {
        Outcomes outcomes = outcomes(redrive("p-1"));

        outcomes.apply(withoutEffect("c-0"));
        assertThat(told).isEmpty();
        outcomes.apply(withoutEffect("c-p-1"));

        assertThat(told)
                .extracting(text::line)
                .containsExactly("payment/p-1 completed: nothing done: the lane is not parked: Running");
        assertThat(text.allReleased()).isFalse();
    }

    private static CommandWithoutEffect withoutEffect(String commandId) {
        return new CommandWithoutEffect(
                commandId, "payment", "p-1", "completed", "the lane is not parked: Running", "ops", "why");
    }

    @Test
    void laneThatIsParkedAgain_isToldWithTheEventAndErrorOfNow() {
        outcomes(redrive("p-1")).apply(parked("p-1", "completed", 7));

        assertThat(text.json(told.get(0)).toString())
                .contains("\"state\":\"PARKED\"", "\"sequence\":7", "\"commandId\":\"c-p-1\"");
    }

    private static Repair redrive(String id) {
        return repair(Kind.REDRIVE, "c-" + id, lane(id, "completed", 3));
    }

    private Outcomes outcomes(Repair... repairs) {
        return new Outcomes(List.of(repairs), outcome -> {
            text.count(outcome);
            told.add(outcome);
        });
    }
}
