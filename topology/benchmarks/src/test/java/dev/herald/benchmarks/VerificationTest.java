package dev.herald.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final int PAYMENTS = 100;
    private static final Load LOAD = Load.of(PAYMENTS, 10, 1);

    @Test
    void eachOutputOnce_passes() {
        Verification verification = all();

        assertThatCode(() -> verification.check("raw")).doesNotThrowAnyException();
        assertThat(verification.counted()).isEqualTo(LOAD.outputs());
    }

    @Test
    void lostStatusBesideADoubledOne_isRefused_thoughTheSumIsRight() {
        Verification verification = new Verification(LOAD);
        for (int payment = 0; payment < PAYMENTS; payment++) {
            verification.completed(key(payment));
            int statuses = payment == 3 ? Load.STEPS - 1 : payment == 4 ? Load.STEPS + 1 : Load.STEPS;
            for (int status = 0; status < statuses; status++) {
                verification.status(key(payment));
            }
        }

        assertThat(verification.counted()).isEqualTo(LOAD.outputs());
        assertThatThrownBy(() -> verification.check("dsl, round 1"))
                .isInstanceOf(BenchFailedException.class)
                .hasMessageContaining("dsl, round 1: the outputs of 2 payments are wrong")
                .hasMessageContaining("pay-0000003: 1 completed, expected 1; 3 statuses, expected 4")
                .hasMessageContaining("pay-0000004: 1 completed, expected 1; 5 statuses, expected 4");
    }

    @Test
    void doubledCompletion_isRefused() {
        Verification verification = all();
        verification.completed(key(99));

        assertThatThrownBy(() -> verification.check("herald"))
                .hasMessageContaining("pay-0000099: 2 completed, expected 1");
    }

    @Test
    void outputOfAPaymentThatWasNeverSent_isRefused() {
        Verification verification = new Verification(LOAD);

        assertThatThrownBy(() -> verification.status(key(PAYMENTS)))
                .isInstanceOf(BenchFailedException.class)
                .hasMessageContaining("payment 100");
    }

    @Test
    void idlePayment_hasAStatusForEachEventButItsSettlement_andIsNotCompleted() {
        Load load = Load.of(1, 1, 1).withIdle(2);
        Verification verification = new Verification(load);
        pay(verification, 0);
        for (int status = 0; status < Load.IDLE_STEPS; status++) {
            verification.status(key(1));
            verification.status(key(2));
        }
        assertThatCode(() -> verification.check("dsl")).doesNotThrowAnyException();
        assertThat(verification.counted()).isEqualTo(load.outputs() + load.idleEvents());

        verification.completed(key(2));

        assertThatThrownBy(() -> verification.check("dsl"))
                .hasMessageContaining("the outputs of 1 payments are wrong")
                .hasMessageContaining("pay-0000002: 1 completed, expected 0; 3 statuses, expected 3");
    }

    private static void pay(Verification verification, int payment) {
        verification.completed(key(payment));
        for (int status = 0; status < Load.STEPS; status++) {
            verification.status(key(payment));
        }
    }

    private static Verification all() {
        Verification verification = new Verification(LOAD);
        for (int payment = 0; payment < PAYMENTS; payment++) {
            pay(verification, payment);
        }
        return verification;
    }

    private static byte[] key(int payment) {
        return FeedRecords.paymentId(payment).getBytes(StandardCharsets.UTF_8);
    }
}
