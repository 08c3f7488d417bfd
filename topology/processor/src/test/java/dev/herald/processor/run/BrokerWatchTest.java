package dev.herald.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BrokerWatchTest {

    private boolean answers = true;
    private long seconds = 5;
    private final BrokerWatch watch = new BrokerWatch(() -> answers, () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void silentBroker_isToldAfterTenSeconds_thenEachTimeThatHasDoubled_andItsReturnOnce() {
        assertThat(watch.look()).isEmpty();

        answers = false;
        seconds += 9;
        assertThat(watch.look()).isEmpty();
        seconds += 3;
        assertThat(watch.look()).get().asString().contains("no broker has answered for 12 s");
        seconds += 11;
        assertThat(watch.look()).isEmpty();
        seconds += 1;
        assertThat(watch.look()).get().asString().contains("no broker has answered for 24 s");
        answers = true;
        seconds += 6;
        assertThat(watch.look()).get().asString().contains("a broker answers again, after 30 s");
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void shortSilence_isNotWorthAWord() {
        answers = false;
        seconds += 9;
        assertThat(watch.look()).isEmpty();
        answers = true;
        assertThat(watch.look()).isEmpty();
    }
}
