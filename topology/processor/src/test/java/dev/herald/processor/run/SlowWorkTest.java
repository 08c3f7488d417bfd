package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.engine.topology.InHand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowWorkTest {

    private final List<InHand.Lasting> lasting = new ArrayList<>();
    private final SlowWork slowWork = new SlowWork("payments", nanos -> {
        assertThat(nanos).isEqualTo(SlowWork.SLOW.toNanos());
        return lasting;
    });

    @Test
    void workThatLasts_isToldWithItsPlace_firstAtOnceAndThenEachTimeThatHasDoubled() {
        assertThat(slowWork.look()).isEmpty();

        lasts(11);
        assertThat(slowWork.look())
                .singleElement()
                .asString()
                .contains(
                        "payments: task 0_1 has worked for 11 s on payments.domain.payment-1@7 'rfp-1#2'",
                        "at a.Rule.map(Rule.java:5)");
        lasts(21);
        assertThat(slowWork.look()).isEmpty();
        lasts(22);
        assertThat(slowWork.look()).hasSize(1);
    }

    @Test
    void workThatIsDone_isForgotten() {
        lasts(11);
        assertThat(slowWork.look()).hasSize(1);
        lasting.clear();
        assertThat(slowWork.look()).isEmpty();
        lasts(11);
        assertThat(slowWork.look()).hasSize(1);
    }

    private void lasts(long seconds) {
        lasting.clear();
        lasting.add(new InHand.Lasting(
                "0_1",
                "payments.domain.payment-1@7 'rfp-1#2'",
                Duration.ofSeconds(seconds).toNanos(),
                List.of(new StackTraceElement("a.Rule", "map", "Rule.java", 5))));
    }
}
