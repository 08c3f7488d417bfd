package dev.herald.processor.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.processor.FakeContext;
import dev.herald.processor.run.ContextState;
import dev.herald.processor.run.Restore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {

    private final FakeContext context = new FakeContext();
    private final Health health = new Health(List.of(context), 100);

    @ParameterizedTest
    @EnumSource(ContextState.class)
    void onlyOneThatRuns_isReady_andOnlyOneThatFailed_isNotLive(ContextState state) {
        context.is(state);

        assertThat(health.isReady()).isEqualTo(state == ContextState.RUNNING);
        assertThat(health.isLive()).isEqualTo(state != ContextState.FAILED);
    }

    @Test
    void partitionAtTheLimit_isReady_andBeyondItIsNot_butLive() {
        context.isBehind(0, 100);
        assertThat(health.reasons(context)).isEmpty();

        context.isBehind(1, 101);
        assertThat(health.reasons(context))
                .containsExactly("lag of test.domain.payment-1: expected at most 100 (herald.ready.max-lag), got 101");
        assertThat(health.isLive()).isTrue();
    }

    @Test
    void unknownLag_isNotReady() {
        context.knowsNoLag("the broker has not told for 6 s");

        assertThat(health.reasons(context)).containsExactly("lag: not known: the broker has not told for 6 s");
    }

    @Test
    void restoring_saysHowFar() {
        context.is(ContextState.RESTORING);
        context.restores(new Restore(Map.of("kept", new Restore.Share(200, 50)), 10));

        assertThat(health.reasons(context)).containsExactly("state: expected RUNNING, got RESTORING, 75.0% done");
    }
}
