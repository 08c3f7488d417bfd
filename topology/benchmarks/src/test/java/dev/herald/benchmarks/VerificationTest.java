package dev.herald.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final int PAYMENTS = 100;

    @Test
    void eachOutputOnce_passes() {
        Verification verification = all();

        assertThatCode(() -> verification.check("raw")).doesNotThrowAnyException();
        assertThat(verification.counted()).isEqualTo(Verification.expected(PAYMENTS));
    }

    @Test
    void lostStatusBesideADoubledOne_isRefused_thoughTheSumIsRight() {
        Verification verification = new Verification(PAYMENTS);
        for (int payment = 0; payment < PAYMENTS; payment++) {
            verification.completed(key(payment));
            int statuses = payment == 3 ? Load.STEPS - 1 : payment == 4 ? Load.STEPS + 1 : Load.STEPS;
            for (int status = 0; status < statuses; status++) {
                verification.status(key(payment));
            }
        }

        assertThat(verification.counted()).isEqualTo(Verification.expected(PAYMENTS));
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
        Verification verification = new Verification(PAYMENTS);

        assertThatThrownBy(() -> verification.status(key(PAYMENTS)))
                .isInstanceOf(BenchFailedException.class)
                .hasMessageContaining("payment 100");
    }

    private static Verification all() {
        Verification verification = new Verification(PAYMENTS);
        for (int payment = 0; payment < PAYMENTS; payment++) {
            verification.completed(key(payment));
            for (int status = 0; status < Load.STEPS; status++) {
                verification.status(key(payment));
            }
        }
        return verification;
    }

    private static byte[] key(int payment) {
        return FeedRecords.paymentId(payment).getBytes(StandardCharsets.UTF_8);
    }
}
