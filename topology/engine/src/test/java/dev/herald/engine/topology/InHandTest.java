package dev.herald.engine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InHandTest {

    private final AtomicLong nanos = new AtomicLong(5);
    private final InHand inHand = new InHand(nanos::get);
    private final InHand.Task task = inHand.task("0_1");

    @Test
    void workThatLasts_isFoundWithTheStackOfItsThread() {
        task.begins("payments.domain.payment-1@7");
        nanos.set(15);

        assertThat(inHand.lasting(11)).isEmpty();
        assertThat(inHand.lasting(10)).singleElement().satisfies(work -> {
            assertThat(work.task()).isEqualTo("0_1");
            assertThat(work.what()).isEqualTo("payments.domain.payment-1@7");
            assertThat(work.nanos()).isEqualTo(10);
            assertThat(work.stack()).extracting(StackTraceElement::getClassName).contains(InHandTest.class.getName());
        });
    }

    @Test
    void workThatIsDone_andATaskThatIsClosed_areNotFound() {
        task.begins("one");
        task.done();
        assertThat(inHand.lasting(0)).isEmpty();

        task.begins("two");
        assertThat(inHand.lasting(0)).hasSize(1);
        task.close();
        assertThat(inHand.lasting(0)).isEmpty();
    }
}
