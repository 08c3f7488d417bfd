package dev.herald.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.lane.Lane;
import dev.herald.engine.lane.Pending;
import dev.herald.engine.lane.Window;
import dev.herald.engine.publish.Cause;
import dev.herald.engine.state.AggregateState;
import dev.herald.engine.state.Intake;
import dev.herald.engine.step.Outcome;
import dev.herald.engine.step.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountsTest {

    record Loans(int count) {}

    private final Accounts accounts = new Accounts();

    @Test
    void recordThatEnded_addsUp() {
        accounts.read();
        accounts.count("", Outcome.DUPLICATE);

        assertThat(accounts.imbalances()).isEmpty();
        assertThat(accounts.totalRead()).isEqualTo(1);
        assertThat(accounts.counts()).isEqualTo(Map.of("", Map.of(Outcome.DUPLICATE, 1L)));
    }

    @Test
    void deadLetters_areCountedByStage() {
        accounts.deadLetter(Stage.MAP);

        assertThat(accounts.deadLetters(Stage.MAP)).isEqualTo(1);
        assertThat(accounts.deadLetters(Stage.RECEIVE)).isZero();
    }

    @Test
    void eventThatIsKeptAndGoesOn_addsUpAllTheWay() {
        accounts.taken("completed");
        accounts.kept("completed", Outcome.WAITING, 1);
        assertThat(accounts.imbalances()).isEmpty();
        assertThat(accounts.keptNow()).isEqualTo(1);

        accounts.kept("completed", Outcome.WAITING, -1);
        accounts.count("completed", Outcome.PUBLISHED);
        assertThat(accounts.imbalances()).isEmpty();
        assertThat(accounts.keptNow()).isZero();
    }

    @Test
    void eventsCarriedOver_addUpWithoutHavingBeenTakenIn() {
        KeptTally tally = new KeptTally(accounts);
        AggregateState stored = AggregateState.initial(new Loans(1))
                .with("completed", new Lane.Waiting(0, 3, 0))
                .with(new Intake.Parked(2));
        tally.carriedOver(stored);
        assertThat(accounts.keptNow()).isEqualTo(5);
        assertThat(accounts.imbalances()).isEmpty();

        tally.moved(stored, stored.with("completed", new Lane.Parked(1, 2)));
        accounts.count("completed", Outcome.PUBLISHED);
        assertThat(accounts.keptNow()).isEqualTo(4);
        assertThat(accounts.counts().get("completed")).isEqualTo(Map.of(Outcome.PARKED, 2L, Outcome.PUBLISHED, 1L));
        assertThat(accounts.imbalances()).isEmpty();

        tally.close();
        assertThat(accounts.keptNow()).isZero();
        assertThat(accounts.imbalances()).isEmpty();
    }

    @Test
    void whatIsPendingInAnEntryThatIsCarriedOver_countsOnce_andEndsWhenItIsPublished() {
        KeptTally tally = new KeptTally(accounts);
        Cause cause = new Cause("t1", "t1#3", Instant.EPOCH, null, null);
        AggregateState stored = AggregateState.initial(new Loans(1))
                .with("completed", new Lane.Parked(0, 1))
                .with("latest", new Window(10, new Pending(10, 3, cause, List.of())));
        tally.carriedOver(stored);
        tally.carriedOver("latest");
        assertThat(accounts.keptNow()).isEqualTo(2);
        assertThat(accounts.counts().get("latest")).isEqualTo(Map.of(Outcome.PENDING, 1L));

        tally.moved(stored, stored.with("latest", new Window(20, null)));
        accounts.count("latest", Outcome.PUBLISHED);
        assertThat(accounts.counts().get("latest")).isEqualTo(Map.of(Outcome.PUBLISHED, 1L));
        assertThat(accounts.imbalances()).isEmpty();

        tally.close();
        assertThat(accounts.imbalances()).isEmpty();
    }

    @Test
    void recordThatVanished_isAnImbalanceWithTheNumbers() {
        accounts.read();
        accounts.read();
        accounts.count("", Outcome.TOMBSTONE);

        assertThat(accounts.imbalances())
                .containsExactly("records: 2 taken in + 0 carried over, but 1 ended + 0 kept: {TOMBSTONE=1}");
    }

    @Test
    void outcomeTooMany_isAnImbalanceOfItsRuleAlone() {
        accounts.read();
        accounts.count("", Outcome.HANDLED);
        accounts.taken("declined");
        accounts.count("declined", Outcome.FILTERED);
        accounts.count("declined", Outcome.PUBLISHED);

        assertThat(accounts.imbalances())
                .containsExactly("rule 'declined': 1 taken in + 0 carried over, but 2 ended + 0 kept: "
                        + "{PUBLISHED=1, FILTERED=1}");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyOutcome_isKeptOrAnEnd(Outcome outcome) {
        accounts.read();
        accounts.count("", outcome);

        assertThat(accounts.keptNow()).isEqualTo(outcome.ends() ? 0 : 1);
        assertThat(accounts.imbalances()).isEmpty();
    }
}
